"""Judgements kept: matches that a person has found to be false, until lists change."""

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from clearance.entities import Listing
from clearance.errors import UsageError
from clearance.screening._asked import (
    Answer,
    Cleared,
    Evidence,
    Match,
    Query,
    identifiers_of,
)

_NEEDED = ("query_id", "party_id", "digest", "reason")
_COLUMNS = (*_NEEDED, "by", "on")


def party_digest(listing: Listing) -> str:
    """Reduce what a judgement rests on to 16 hexadecimal digits.

    Names, birth dates, identifiers and programmes of a listed party; their order and
    everything else, such as addresses and remarks, do not count.
    """
    entity = listing.entity
    facts = {
        "names": sorted({text for _, text in entity.names}),
        "birth": sorted(set(entity.get("birthDate"))),
        "numbers": sorted(set(identifiers_of(listing))),
        "programmes": sorted(
            {text for one in listing.of("Sanction") for text in one.get("program")}
        ),
    }
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True)
    raw = text.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(raw, digest_size=8).hexdigest()


class Marks:
    """Judgements by whom they are about, ready to be set on matches."""

    def __init__(self, cleared: Iterable[Cleared]) -> None:
        self._by_pair: dict[tuple[str, str], list[Cleared]] = {}
        for one in cleared:
            self._by_pair.setdefault((one.query, one.party), []).append(one)

    def on(self, query: Query, found: Answer) -> Answer:
        """Mark the matches judged false and not changed since, and put them last."""
        key = query.id or next(iter(query.names), None)
        if not self._by_pair or key is None:
            return found
        marked = (self._mark(key, match) for match in found)
        below = tuple(self._mark(key, match) for match in found.below)
        order = sorted(marked, key=lambda match: match.known is not None)
        return Answer(order, below, found.notes)

    def _mark(self, query: str, match: Match) -> Match:
        entity = match.listing.entity
        judged = [
            one
            for party in dict.fromkeys((entity.id, *entity.referents))
            for one in self._by_pair.get((query, party), ())
        ]
        if not judged:
            return match
        digest = party_digest(match.listing)
        same = next((one for one in judged if one.digest == digest), None)
        if same is None:
            text = (
                "Judged not to be the party before, but the listed party has changed "
                "since: judge again."
            )
            told = (*match.evidence, Evidence(text, 0.0, "cleared_before"))
            return replace(match, evidence=told)
        told = (*match.evidence, Evidence(same.told(), 0.0, "cleared"))
        return replace(match, evidence=told, known=same.told())


def read_cleared(path: Path) -> tuple[Cleared, ...]:
    """Read judgements from a CSV file in UTF-8.

    Its columns are query_id, party_id, digest, reason and, if there are any, by and
    on. Raises UsageError, with the line, for a file or row that cannot be used.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return tuple(_rows(path, csv.DictReader(file, strict=True)))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not in UTF-8; save it as CSV UTF-8.") from None
    except csv.Error as error:
        raise UsageError(f"{path} is no CSV file: {error}.") from None


def _rows(path: Path, reader: "csv.DictReader[str]") -> Iterator[Cleared]:
    missing = [name for name in _NEEDED if name not in (reader.fieldnames or ())]
    if missing:
        raise UsageError(
            f"{path} has no column {missing[0]}; its columns must be "
            f"{', '.join(_COLUMNS)}."
        )
    for row in reader:
        cells = {name: (row.get(name) or "").strip() for name in _COLUMNS}
        empty = [name for name in _NEEDED if not cells[name]]
        if empty:
            raise UsageError(f"{path}, line {reader.line_num}: {empty[0]} is empty.")
        yield Cleared(*cells.values())
