"""What pages load beside themselves: their style and icon, under names that last.

A name holds a piece of the hash of the content, so that browsers may keep it for ever.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from fastapi import APIRouter, HTTPException, Response

static = APIRouter()

# The style of reports comes first, so that pages and reports look alike.
_STYLES = (
    ("clearance.reports", "templates/report.css"),
    ("clearance.reports", "templates/pieces.css"),
    ("clearance.web", "static/site.css"),
)
_MEDIA = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
_YEAR = "public, max-age=31536000, immutable"


def static_address(name: str) -> str:
    """Give the address of a file by its plain name: "site.css"."""
    return f"/static/{_hashed(name)}"


@static.get("/static/{name}")
def file(name: str) -> Response:
    """Give a file by its hashed name."""
    found = _files().get(name)
    if found is None:
        raise HTTPException(404, "There is no such file.")
    return Response(
        found,
        media_type=_MEDIA[name.rpartition(".")[2]],
        headers={"cache-control": _YEAR},
    )


@cache
def _contents() -> Mapping[str, bytes]:
    style = "\n".join(_read(package, path) for package, path in _STYLES)
    others = {
        name: _read("clearance.web", f"static/{name}")
        for name in ("icon.svg", "progress.js")
    }
    return {name: text.encode() for name, text in {"site.css": style, **others}.items()}


@cache
def _files() -> Mapping[str, bytes]:
    return {_hashed(name): content for name, content in _contents().items()}


def _hashed(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    digest = hashlib.sha256(_contents()[name]).hexdigest()[:12]
    return f"{stem}.{digest}{dot}{ending}"


def _read(package: str, path: str) -> str:
    return files(package).joinpath(path).read_text("utf-8")
