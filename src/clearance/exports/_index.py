"""`index.json`, `versions.json` and `delta.json`, laid out as OpenSanctions does."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from clearance.knowledge import Version
from clearance.values import AsOf

from ._delta import DELTA
from ._folder import WrittenFile
from ._statistics import Statistics

_LABELS = {
    "application/json+ftm": "FollowTheMoney Entities",
    "application/json+senzing": "json+senzing",
    "text/csv": "Comma-separated table",
}
_KEPT = 100  # versions.json of OpenSanctions goes back so far


@dataclass(frozen=True, slots=True)
class ListTold:
    """What an export tells of a list in it.

    `derived` says by whom it is an extract and what that lacks, where it is one;
    `own` that a user added it under a licence of their own.
    """

    name: str
    title: str
    publisher: str
    jurisdiction: str
    licence: str
    homepage: str | None
    version: Version
    derived: str | None = None
    own: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What an export is called, and where it will be found: an address or None."""

    name: str
    title: str
    url: str | None = None

    def address(self, path: str) -> str:
        """Say where a file will be found: relative where no address is known."""
        return path if self.url is None else f"{self.url.rstrip('/')}/{path}"


def version_of(as_of: AsOf, versions: Sequence[Version], extra: Iterable[str]) -> str:
    """Name the state that is exported: the same state, the same name.

    The moment is that of the newest load on the day asked about, or the day's first
    or last second where it was not loaded on that day; so later states sort later.
    The three letters behind it come of all that the content depends on.
    """
    newest = max(version.retrieved for version in versions).astimezone(UTC)
    first = datetime.combine(as_of.day, time(), UTC)
    last = datetime.combine(as_of.day, time(23, 59, 59), UTC)
    when = min(max(newest, first), last)
    told = sorted((v.source, v.name, v.file_sha256) for v in versions)
    digest = hashlib.sha256(repr((told, sorted(extra))).encode()).digest()
    letters = "".join(chr(ord("a") + byte % 26) for byte in digest[:3])
    return f"{when:%Y%m%d%H%M%S}-{letters}"


def when_of(version: str) -> str:
    """Give the moment in a version's name, as OpenSanctions writes moments."""
    when = datetime.strptime(version[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return f"{when:%Y-%m-%dT%H:%M:%S}"


def index_json(
    named: Named,
    version: str,
    files: Sequence[WrittenFile],
    statistics: Statistics,
    lists: Sequence[ListTold],
) -> dict[str, Any]:
    """Lay out `index.json` without what is told of the way it was made."""
    when = when_of(version)
    index: dict[str, Any] = {
        "name": named.name,
        "title": named.title,
        "type": "source",
        "version": version,
        "updated_at": when,
        "last_export": when,
        "result": "success",
        "hidden": False,
        "disabled": False,
        "issue_levels": {},
        "issue_count": 0,
        "resources": [_resource(named, file) for file in files],
    }
    if statistics.entities:
        index |= statistics.as_json()
        assert statistics.last_change is not None
        index["last_change"] = f"{statistics.last_change}T00:00:00"
    if named.url is not None:
        index["index_url"] = named.address("index.json")
    if len(lists) == 1:
        index["publisher"] = _publisher(lists[0])
    index["sources"] = [_list(one) for one in lists]
    return index


def _resource(named: Named, file: WrittenFile) -> dict[str, Any]:
    resource: dict[str, Any] = {"name": file.path, "path": file.path}
    if named.url is not None:
        resource["url"] = named.address(file.path)
    return resource | {
        "checksum": file.sha1,
        "mime_type": file.mime_type,
        "mime_type_label": _LABELS[file.mime_type],
        "title": file.title,
        "size": file.size,
        "rows": file.rows,
    }


def _publisher(one: ListTold) -> dict[str, Any]:
    told: dict[str, Any] = {"name": one.publisher, "official": one.derived is None}
    if one.homepage is not None:
        told["url"] = one.homepage
    if one.jurisdiction not in ("un", "int"):
        told["country"] = {"uk": "gb"}.get(one.jurisdiction, one.jurisdiction)
    return told


def _list(one: ListTold) -> dict[str, Any]:
    version = one.version
    told: dict[str, Any] = {
        "name": one.name,
        "title": one.title,
        "publisher": one.publisher,
        "jurisdiction": one.jurisdiction,
        "licence": one.licence,
        "homepage": one.homepage,
        "published": str(version.published),
        "entries": version.entries,
        "sha256": version.sha256,
        "complete": version.complete,
        "derived": one.derived,
        "added_by_user": one.own,
    }
    return told | ({"note": one.note} if one.note else {})


def versions_json(before: Sequence[str], version: str) -> dict[str, Any]:
    """Lay out `versions.json`: the versions exported into the folder so far."""
    items = [*(one for one in before if one != version), version]
    return {"items": items[-_KEPT:], "last_successful": version}


def delta_json(named: Named, versions: Iterable[str]) -> Mapping[str, Any]:
    """Lay out `delta.json`: where the changes that led to each version are."""
    addresses = {
        version: named.address(f"{version}/{DELTA}") for version in sorted(versions)
    }
    return {
        "versions": addresses,
        "unstable": {
            "version_list": [
                {"version": version, "url": url} for version, url in addresses.items()
            ]
        },
    }
