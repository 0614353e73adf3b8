"""Clusters of the real lists: known persons, companies and ships are one."""

import csv
import shutil
from collections import defaultdict
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from clearance.identity import Cluster, Clusters
from clearance.knowledge import Ever, Knowledge
from clearance.sources import find_on_disk, keep_found, load_snapshot, read_catalog
from tests.conftest import Once

# Beside OFAC's SDN list of 3 May 2024.
LISTS = {
    "us_ofac_nonsdn": date(2025, 12, 19),
    "un_consolidated": date(2026, 8, 1),
    "au_dfat": date(2026, 7, 23),
    "ca_sema": date(2025, 5, 25),
    "uk_sanctions_list_extract": date(2026, 5, 7),
    "uk_ofsi_conlist_extract": date(2025, 4, 2),
    "us_ofac_workbook_extract": date(2026, 4, 22),
    "ua_war_sanctions_vessels": date(2026, 6, 12),
}
FACTS = "facts/oil_vessels/sanctions_by_imo_ofac_uk_eu_2026.csv"
PREFIXES = {"ofac": "ofac-", "uk": "gb-", "eu": "eu-"}
MOMENT = datetime(2026, 11, 1, tzinfo=UTC)
# Nine lists are loaded for it.
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def known(shared: Path, sdn_store: Path, once: Once) -> dict[str, Ever]:
    """Load one version of each of the lists and give all things, by id."""

    def load(folder: Path) -> None:
        store = Knowledge(shutil.copytree(sdn_store, folder, dirs_exist_ok=True))
        catalog = read_catalog()
        for name, day in LISTS.items():
            source = catalog[name]
            sets = find_on_disk(shared / "lists", source.metadata)
            found = next(one for one in sets if one.published == day)
            kept = keep_found(store, source, found, retrieved=MOMENT)
            load_snapshot(store, source, kept)

    store = Knowledge(once("nine-lists", load))
    return {one.listing.entity.id: one for one in store.ever()}


@pytest.fixture(scope="module")
def clusters(known: dict[str, Ever]) -> Clusters:
    """Find all clusters of the lists."""
    return Clusters.of(known.values())


def _lists(cluster: Cluster) -> set[str]:
    return {member.rpartition("-")[0] for member in cluster.members}


@pytest.mark.parametrize(
    ("party", "lists"),
    [
        ("ofac-17013", {"ofac", "au", "gb", "gb-ofsi"}),  # VTB Bank
        ("ofac-17018", {"ofac", "au", "gb", "gb-ofsi"}),  # Sberbank
        ("ofac-17016", {"ofac", "au", "gb", "gb-ofsi"}),  # Gazprombank
    ],
)
def test_the_large_banks_are_one_on_all_lists_that_have_them(
    clusters: Clusters, party: str, lists: set[str]
) -> None:
    """By numbers, websites and names, whatever their legal form was then."""
    assert lists <= _lists(clusters.find(party))


def test_a_person_is_one_on_five_lists(
    clusters: Clusters, known: dict[str, Ever]
) -> None:
    """Alisher Usmanov, in two alphabets, with and without the father's name."""
    found = {
        clusters.same[subject]
        for subject, one in known.items()
        for _, name in one.listing.entity.names
        if name.casefold() in ("alisher burkhanovich usmanov", "alisher usmanov")
    }

    assert 1 == len(found)
    assert {"ofac", "au", "ca", "gb", "gb-ofsi"} <= _lists(clusters.find(found.pop()))


def test_entries_of_the_security_council_are_one_with_those_that_name_them(
    clusters: Clusters, known: dict[str, Ever]
) -> None:
    """Its references are followed wherever the lists give them."""
    named = apart = 0
    for subject, one in known.items():
        for designation in one.listing.of("Sanction"):
            for reference in designation.get("unscId"):
                if f"un-{reference}" in known and not subject.startswith("un-"):
                    named += 1
                    same = clusters.same[subject] == clusters.same[f"un-{reference}"]
                    apart += not same

    assert named > 1000
    assert apart / named < 0.01


def test_ships_that_several_authorities_list_by_one_imo_number_are_one(
    clusters: Clusters, known: dict[str, Ever], shared: Path
) -> None:
    """Recall over the table of facts, as far as our lists hold the numbers."""
    by_imo: dict[str, set[str]] = defaultdict(set)
    for subject, one in known.items():
        if one.listing.entity.is_a("Vessel"):
            for imo in one.listing.entity.get("imoNumber"):
                by_imo[imo].add(subject)
    asked, whole = 0, 0
    with (shared / FACTS).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            names = [prefix for key, prefix in PREFIXES.items() if row[key] == "True"]
            held = {s for s in by_imo[row["imo"]] if s.startswith(tuple(names))}
            if len({s.partition("-")[0] for s in held}) > 1:
                asked += 1
                whole += len({clusters.same[s] for s in held}) == 1

    assert asked > 50
    assert whole / asked >= 0.99


def test_no_cluster_of_ships_or_firms_holds_two_decisive_numbers(
    clusters: Clusters, known: dict[str, Ever]
) -> None:
    """Unless one entry gives both itself, as lists do after a renumbering."""
    strange = []
    for cluster in clusters:
        for prop in ("imoNumber", "innCode"):
            given = [
                set(known[member].listing.entity.get(prop))
                for member in cluster.members
            ]
            given = [numbers for numbers in given if numbers]
            if given and not set.intersection(*given):
                strange.append((cluster.id, prop))

    assert [] == strange


def test_every_join_of_the_real_lists_is_explained(clusters: Clusters) -> None:
    """No member is in a cluster without a sentence that says why."""
    for cluster in clusters:
        if len(cluster.members) > 1:
            told = {end for join in cluster.joins for end in (join.one, join.other)}
            assert set(cluster.members) == told
            assert all(len(join.sentence) > 20 for join in cluster.joins)
