"""What the reconciliation service can do, and where."""

from typing import Any

from fastapi import Request

from clearance.app import Entities
from clearance.entities import kinds
from clearance.exports import Shelf

from ._search import plural_of

_BATCH = 50
_SPACE = "https://followthemoney.tech/explorer/schemata/"


def type_of(kind: str) -> dict[str, str]:
    """Give a kind as the reconciliation service tells of it."""
    label = kinds()[kind].label
    return {"id": kind, "name": plural_of(kind), "description": label}


def kinds_there(shelf: Shelf) -> list[str]:
    """Name the kinds that are on the lists and can be asked about, and those above."""
    there = [kinds()[name] for name, _ in shelf.counts("schema")]
    found = {one for kind in there if kind.matchable for one in kind.ancestors}
    return [kind.name for kind in kinds() if kind.name in found and not kind.ours]


def manifest(ground: Entities, dataset: str, request: Request) -> dict[str, Any]:
    """Describe the service; the query string, which may hold a key, is handed on."""
    base = str(request.base_url).rstrip("/")
    place = f"{base}/reconcile/{dataset}"
    asked = f"?{request.url.query}" if request.url.query else ""

    def service(path: str) -> dict[str, str]:
        return {"service_url": place, "service_path": f"{path}{asked}"}

    settings = _settings()
    return {
        "versions": ["0.1", "0.2"],
        "name": f"Clearance: {dataset}",
        "identifierSpace": f"{base}/entities/",
        "schemaSpace": _SPACE,
        "documentation": f"{base}/docs",
        "batchSize": _BATCH,
        "view": {"url": f"{base}/thing/{{{{id}}}}"},
        "preview": {
            "url": f"{place}/preview/{{{{id}}}}{asked}",
            "width": 430,
            "height": 300,
        },
        "suggest": {
            one: service(f"/suggest/{one}") for one in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": service("/extend/property"),
            "property_settings": settings,
            "propose_settings": settings,
        },
        "defaultTypes": [type_of(kind) for kind in kinds_there(ground.shelf)],
    }


def _settings() -> list[dict[str, Any]]:
    return [
        {
            "name": "limit",
            "label": "Limit",
            "type": "number",
            "default": 0,
            "help_text": "Maximum number of values to return per row (0 for no limit).",
            "choices": [],
        },
        {
            "name": "render",
            "label": "Value rendering",
            "type": "select",
            "default": "caption",
            "choices": [
                {"id": "caption", "name": "User-readable value"},
                {"id": "raw", "name": "Machine-readable value"},
            ],
            "help_text": "Return readable value (e.g. 'Russia') instead of raw value"
            " ('ru').",
        },
    ]
