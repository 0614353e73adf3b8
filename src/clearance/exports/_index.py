"""`index.json`, `versions.json` and `delta.json`, laid out as OpenSanctions does."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from clearance.errors import InvalidValueError
from clearance.knowledge import Version
from clearance.values import AsOf, country_name

from ._delta import DELTA, DELTA_INDEX
from ._folder import OWN_KEY, WrittenFile
from ._statistics import Statistics

# Keys that every dataset of OpenSanctions has, and an export always the same way.
_STATE: Mapping[str, Any] = {
    "hidden": False,
    "disabled": False,
    "issue_levels": {},
    "issue_count": 0,
}
# What an index tells at length, and a catalogue leaves to it.
_LONG = ("properties", "schemata", "targets", "things", OWN_KEY)
_LABELS = {
    "text/csv+ftm-statements": "FollowTheMoney Statements",
    "application/json+ftm": "FollowTheMoney Entities",
    "application/json+senzing": "json+senzing",
    "text/csv": "Comma-separated table",
}
_NEVER = datetime(1, 1, 2, tzinfo=UTC)
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


def version_of(
    as_of: AsOf,
    versions: Sequence[Version],
    extra: Iterable[str],
    judged: Iterable[datetime] = (),
) -> str:
    """Name the state that is exported: the same state, the same name.

    The moment is that of the newest load or of the newest judgement on who is who
    (*judged*) on the day asked about, or the day's first or last second where that was
    not on the day; so later states sort later. The three letters behind it come of
    all that the content depends on.
    """
    newest = max(*(version.retrieved for version in versions), *judged, _NEVER)
    newest = newest.astimezone(UTC)
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


@dataclass(frozen=True, slots=True)
class Told:
    """What an index tells of an export."""

    named: Named
    version: str
    files: Sequence[WrittenFile]
    statistics: Statistics
    lists: Sequence[ListTold]
    changes: Sequence[str] = ()

    @property
    def children(self) -> list[str]:
        """The lists put together in it; none where it is one list under its name."""
        names = [one.name for one in self.lists]
        return [] if names == [self.named.name] else names


def index_json(told: Told) -> dict[str, Any]:
    """Lay out `index.json` without what is told of the way it was made."""
    named, statistics = told.named, told.statistics
    when = when_of(told.version)
    index: dict[str, Any] = {
        "name": named.name,
        "title": named.title,
        "type": "collection" if told.children else "source",
        "version": told.version,
        "updated_at": when,
        "last_export": when,
        "last_change": _midnight(statistics.last_change),
        "result": "success",
        **_STATE,
        "resources": [_resource(named, file) for file in told.files],
        **statistics.as_json(),
    }
    if told.children:
        index |= {"children": told.children, "datasets": told.children}
    else:
        index["publisher"] = _publisher(told.lists[0])
    if named.url is not None:
        index["index_url"] = named.address("index.json")
        if told.changes:
            index["delta_url"] = named.address(DELTA_INDEX)
    return index


def catalog_json(told: Told, index: Mapping[str, Any]) -> dict[str, Any]:
    """Lay out `catalog.json`: the export and the lists in it, each as a dataset.

    Loaders such as yente need the lists to keep what an entity says of its datasets.
    """
    whole = {key: value for key, value in index.items() if key not in _LONG}
    lists = [_child(one, told) for one in told.lists if one.name in told.children]
    return {"datasets": [whole, *lists], "updated_at": index["updated_at"]}


def _child(one: ListTold, told: Told) -> dict[str, Any]:
    day = one.version.published
    return {
        "name": one.name,
        "title": one.title,
        "type": "source",
        "version": f"{day:%Y%m%d}000000-{one.version.sha256[:3]}",
        "updated_at": _midnight(day),
        "last_export": when_of(told.version),
        "result": "success",
        **_STATE,
        "resources": [],
        "publisher": _publisher(one),
        "collections": [told.named.name],
    }


def _midnight(day: date | None) -> str | None:
    return None if day is None else f"{day}T00:00:00"


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
    code = {"uk": "gb"}.get(one.jurisdiction, one.jurisdiction)
    # Users may name a jurisdiction that is no country: loaders would refuse it.
    with suppress(InvalidValueError):
        country_name(code)
        told["country"] = code
    return told


def list_json(one: ListTold) -> dict[str, Any]:
    """Tell of a list what users of an export must know."""
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


def newest_of(versions: Sequence[str]) -> list[str]:
    """Give those versions of a chain that `delta.json` goes back to, oldest first."""
    return sorted(versions)[-_KEPT:]


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
