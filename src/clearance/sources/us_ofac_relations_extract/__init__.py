"""An extract of OFAC's advanced SDN file: relations with their types.

The official list says "Linked To" of them all; here they say how. Relations join
parties by the numbers of the official list, so they hang on the parties that it
describes. This source describes no party itself: its entries are its relations.
"""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from clearance.entities import Draft, Statement, kinds
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._us_ofac import subject_of
from clearance.values import load_yaml

from ._tables import Profile, read_profiles, read_relations

__all__ = ["parse"]

_RELATIONS = "profile_relationships.csv"
_PARTIES = "distinct_party.csv"


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read the relations, each one entry; `entries.<kind>` counts them by kind.

    Ownership is never said, and no share: the list says "owned or controlled". Raises
    UnreadableFileError for a file that is damaged, missing or not this extract.
    """
    place = files(__package__).joinpath("lookups.yml")
    table = load_yaml(place.read_text("utf-8"), "lookups.yml")
    profiles = read_profiles(snapshot, audit, _PARTIES)
    for row in read_relations(snapshot, audit, _RELATIONS):
        draft = _read_relation(row, profiles, table, audit, source=snapshot.source)
        audit.count("entries")
        audit.count(f"entries.{draft.kind}")
        yield from draft.statements()


def _read_relation(
    row: Mapping[str, str],
    profiles: Mapping[str, Profile],
    table: Mapping[str, Any],
    audit: Audit,
    *,
    source: str,
) -> Draft:
    number, type_ = row["ID"], row["RelationTypeID"]
    if not number.isdecimal():
        raise UnreadableFileError(
            f"{_RELATIONS}: a relation has no number ({number!r}). Get the file again."
        )
    audit.category("relation type", type_, table["relations"])
    spec = table["relations"].get(type_, {"label": f"relation type {type_}"})
    ends = [
        _profile(row[c], profiles, audit) for c in ("From-ProfileID", "To-ProfileID")
    ]
    sorts = [_sort(end, table, audit) for end in ends]
    kind = _kind(spec, *sorts)
    edge = kinds()[kind].edge
    assert edge is not None, f"{kind} joins nothing"
    draft = Draft(f"ofac-relation-{number}", kind, source)
    for prop, end in zip(edge, ends, strict=True):
        draft.add(prop, subject_of(end.uid))
    draft.add(table["words"][kind], spec["label"]).add("recordId", number)
    audit.count(f"relations.{spec['label']}")
    if audit.category("Former", row["Former"], {"true", "false"}):
        _add_former(draft, former=row["Former"] == "true")
    # Whose entry it stands in is who it is from; the key to the quality is not here.
    audit.ignored("SanctionsEntryID")
    audit.ignored("RelationQualityID")
    return draft


def _profile(number: str, profiles: Mapping[str, Profile], audit: Audit) -> Profile:
    """Find a party by its profile; one that is not there is named by that number."""
    found = profiles.get(number)
    if found is None:
        audit.problem(
            f"{_RELATIONS}: a relation is with profile {number}, which {_PARTIES} does"
            " not have; it is taken for the entry of the same number."
        )
        return Profile(uid=number, sort=None)
    return found


def _sort(end: Profile, table: Mapping[str, Any], audit: Audit) -> str | None:
    if end.sort is None:
        return None
    audit.category("party sort", end.sort, table["parties"])
    found: str | None = table["parties"].get(end.sort)
    return found


def _kind(spec: Mapping[str, str], start: str | None, end: str | None) -> str:
    """Say of which kind a relation is: the one named if its ends are of its sorts."""
    if "kind" not in spec or start is None or end is None:
        return "UnknownLink"
    fits = kinds()[start].is_a(spec["from"]) and kinds()[end].is_a(spec["to"])
    return spec["kind"] if fits else "UnknownLink"


def _add_former(draft: Draft, *, former: bool) -> None:
    if not former:
        return
    prop = "status" if "status" in kinds()[draft.kind].properties else "description"
    draft.add(prop, "former")
