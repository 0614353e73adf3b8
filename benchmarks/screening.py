"""The real lists and the questions that the benchmark asks of them.

*lists* below is a folder that holds `us_ofac/sdn/<day>` and so on, *bench* one with the
innocents, labelled pairs and scores of OFAC's site.
"""

import csv
import random
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks._figures import share, threshold_at
from benchmarks._journal import read_journal
from clearance.entities import Entity, Listing
from clearance.knowledge import Knowledge
from clearance.screening import Index, Options, Query
from clearance.sources import find_on_disk, keep_found, load_snapshot, read_catalog
from clearance.values import AsOf, country_code

__all__ = [
    "DAY",
    "EVERYTHING",
    "HELD_OUT",
    "SEED",
    "WITH_SCRIPTS",
    "best_scores",
    "hold_out",
    "rate",
    "read_innocents",
    "read_listings",
    "read_newest",
    "read_scripts",
    "read_un",
    "scores_of",
    "share",
    "threshold_at",
    "with_country",
    "with_fields",
]

DAY = date(2023, 12, 28)  # the newest official set that has the aliases
SEED = 20231228
HELD_OUT = 3000
WITH_SCRIPTS = (
    "au_dfat",
    "ca_sema",
    "eu_fsf",
    "eu_fsf_extract",
    "jp_meti",
    "uk_sanctions_list_extract",
    "uk_workbook_extract",
    "un_consolidated",
    "us_ofac_sdn",
)
EVERYTHING = Options(threshold=0.2, limit=20)


def read_listings(lists: Path) -> list[Listing]:
    """Load the SDN list of DAY through the same code that users run."""
    with tempfile.TemporaryDirectory() as folder:
        store = Knowledge(Path(folder))
        source = read_catalog()["us_ofac_sdn"]
        found = next(
            one for one in find_on_disk(lists, source.metadata) if one.published == DAY
        )
        moment = datetime(2024, 1, 1, tzinfo=UTC)
        load_snapshot(store, source, keep_found(store, source, found, retrieved=moment))
        return list(store.view(AsOf(DAY)).listings())


def read_innocents(folder: Path) -> list[dict[str, str]]:
    """Read the synthetic persons who are on no list."""
    rows: list[dict[str, str]] = []
    for name in ("negatives_us.csv", "negatives_global.csv"):
        with (folder / name).open(encoding="utf-8") as file:
            rows += csv.DictReader(file)
    return rows


def hold_out(
    listings: Sequence[Listing],
) -> tuple[list[Listing], list[tuple[str, str]]]:
    """Take real aliases out of the list: what is left, and (party, alias) pairs."""
    aliases = [
        (one.entity.id, alias)
        for one in listings
        for alias in one.entity.get("alias")
        if len(one.entity.names) > 1
    ]
    held = random.Random(SEED).sample(aliases, HELD_OUT)
    gone = set(held)
    return [_without(one, gone) for one in listings], held


def _without(listing: Listing, gone: set[tuple[str, str]]) -> Listing:
    entity = listing.entity
    kept = tuple(a for a in entity.get("alias") if (entity.id, a) not in gone)
    properties = {**entity.properties, "alias": kept}
    return replace(
        listing, entity=Entity(entity.id, entity.kind, properties, entity.sources)
    )


def rate(index: Index, queries: Sequence[Query], options: Options) -> float:
    """Count queries a second of CPU time, best of three."""
    best = 0.0
    for _ in range(3):
        start = time.process_time()
        for _ in index.screen_many(queries, options):
            pass
        best = max(best, len(queries) / (time.process_time() - start))
    return best


def best_scores(index: Index, queries: Iterable[Query]) -> list[float]:
    """Give the best score of each query, 0 where nothing is found."""
    options = replace(EVERYTHING, limit=1)
    return [
        found[0].score if found else 0.0
        for found in index.screen_many(queries, options)
    ]


def scores_of(index: Index, held: Sequence[tuple[str, str]]) -> list[float]:
    """Give for each alias that was taken out the score of the party it belongs to."""
    queries = [Query(names=(alias,)) for _, alias in held]
    found = index.screen_many(queries, EVERYTHING)
    return [
        next((m.score for m in matches if m.listing.entity.id == party), 0.0)
        for (party, _), matches in zip(held, found, strict=True)
    ]


def with_country(row: dict[str, str]) -> Query:
    """Ask about an innocent with birth date and nationality."""
    country = country_code(row["nationality"])
    return Query(
        names=(row["full_name"],),
        birth_dates=(row["date_of_birth"],),
        countries=(country,) if country else (),
    )


def with_fields(row: dict[str, str]) -> Query:
    """Ask about an innocent with all that is known of them."""
    return replace(with_country(row), kind="Person", genders=(row["gender"],))


def read_newest(lists: Path) -> list[Listing]:
    """Load the newest sets of all lists that are there, parties that are one joined."""
    there = [
        source.metadata.name
        for source in read_catalog()
        if not source.metadata.starter and find_on_disk(lists, source.metadata)
    ]
    return _newest(lists, there)


def read_un(lists: Path) -> list[Listing]:
    """Load the newest consolidated list of the UN."""
    return _newest(lists, ("un_consolidated",))


def read_scripts(lists: Path) -> list[Listing]:
    """Load the newest sets of all lists that give names in other scripts.

    With the EU's acts as others transcribed them, where those are at hand.
    """
    return [*_newest(lists, WITH_SCRIPTS), *read_journal(lists)]


def _newest(lists: Path, names: Iterable[str]) -> list[Listing]:
    with tempfile.TemporaryDirectory() as folder:
        store = Knowledge(Path(folder))
        moment = datetime(2026, 11, 1, tzinfo=UTC)
        catalog = read_catalog()
        for name in names:
            source = catalog[name]
            found = max(
                find_on_disk(lists, source.metadata),
                key=lambda one: one.published or date.min,
            )
            kept = keep_found(store, source, found, retrieved=moment)
            load_snapshot(store, source, kept)
        return list(store.view(AsOf(date(2026, 11, 1))).listings())
