"""Measure identity on what is loaded: speed, precision by hand, recall by IMO.

    python benchmarks/identity.py --data ../store --lists ../shared/data \\
        --sample ../sample.txt --seed 1

*--data* is the folder of `CLEARANCE_DATA` with all lists loaded. *--sample* gets 200
random clusters with their evidence, to be read and judged by a person: a third drawn
from all that our rules joined, the rest from each rule in equal parts, so that rare
rules are read too. Recall is over the vessels that two authorities or more list by the
same IMO number, as a table of facts has it, and that our lists hold by that number.
"""

import argparse
import csv
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from clearance.entities import Listing
from clearance.identity import Cluster, Clusters, Judgements
from clearance.knowledge import Ever, Knowledge

IMO_FACTS = "facts/oil_vessels/sanctions_by_imo_ofac_uk_eu_2026.csv"
AUTHORITIES = {"ofac": ("ofac-",), "uk": ("gb-",), "eu": ("eu-",)}
SHOWN = (
    "birthDate",
    "birthPlace",
    "nationality",
    "country",
    "innCode",
    "ogrnCode",
    "registrationNumber",
    "taxNumber",
    "passportNumber",
    "imoNumber",
    "position",
    "address",
    "program",
    "website",
)


def held_by_imo(things: Mapping[str, Listing]) -> dict[str, list[str]]:
    """Group the vessels that lists hold by their IMO numbers."""
    found: dict[str, list[str]] = {}
    for subject, listing in things.items():
        if listing.entity.is_a("Vessel"):
            for imo in listing.entity.get("imoNumber"):
                found.setdefault(imo, []).append(subject)
    return found


def recall(
    clusters: Clusters, things: Mapping[str, Listing], facts: Path
) -> tuple[int, int, list[str]]:
    """Count vessels of several authorities that are one cluster; name those not."""
    by_imo = held_by_imo(things)
    asked = found = 0
    missed = []
    with facts.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            listed = [name for name in AUTHORITIES if row[name] == "True"]
            holders = {
                name: [
                    subject
                    for subject in by_imo.get(row["imo"], ())
                    if subject.startswith(AUTHORITIES[name])
                ]
                for name in listed
            }
            held = [subjects for subjects in holders.values() if subjects]
            if len(held) < 2:
                continue
            asked += 1
            ids = {clusters.same[subject] for subjects in held for subject in subjects}
            if len(ids) == 1:
                found += 1
            else:
                missed.append(row["imo"])
    return found, asked, missed


def drawn(clusters: Clusters, *, seed: int, size: int) -> list[Cluster]:
    """Draw clusters: a third at random, the rest rule by rule.

    Those that only lists' own statements join are left out: there we judge nothing.
    """
    chance = random.Random(seed)
    several = [
        cluster
        for cluster in clusters
        if any(join.rule != "same_as" for join in cluster.joins)
    ]
    chosen = {c.id: c for c in chance.sample(several, min(size // 3, len(several)))}
    by_rule: dict[str, list[Cluster]] = {}
    for cluster in several:
        for rule in sorted({join.rule for join in cluster.joins} - {"same_as"}):
            by_rule.setdefault(rule, []).append(cluster)
    for group in by_rule.values():
        chance.shuffle(group)
    while len(chosen) < min(size, len(several)):
        for rule in sorted(by_rule):
            if by_rule[rule] and len(chosen) < size:
                cluster = by_rule[rule].pop()
                chosen[cluster.id] = cluster
    return list(chosen.values())


def written(
    chosen: Sequence[Cluster], things: Mapping[str, Listing], *, width: int
) -> Iterator[str]:
    """Write clusters with what their members say and why they are one."""
    for number, cluster in enumerate(chosen, start=1):
        yield f"## {number} {cluster.id} {things[cluster.members[0]].entity.kind}"
        for member in cluster.members:
            yield f"  {member}: {_said(things[member])}"[:width]
        for join in cluster.joins:
            if join.rule != "same_as":
                yield f"  {join.one} = {join.other} {join.rule}: {join.sentence}"[:150]
        yield ""


def _said(listing: Listing) -> str:
    entity = listing.entity
    names = " | ".join(text for _, text in entity.names[:3])
    told = [
        f"{prop}={', '.join(entity.get(prop)[:2])[:48]}"
        for prop in SHOWN
        if entity.get(prop)
    ]
    return "; ".join([f"{names} [{entity.kind}]", *told])


def main(arguments: Sequence[str]) -> None:
    """Measure, print the table, write the sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--lists", type=Path, required=True)
    parser.add_argument("--sample", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=200)
    parser.add_argument("--width", type=int, default=420)
    asked = parser.parse_args(arguments)
    knowledge = Knowledge(asked.data)
    began = time.monotonic()
    ever = [one for one in knowledge.ever() if not _starter(one)]
    read = time.monotonic()
    clusters = Clusters.of(ever, Judgements(asked.data / "judgements").all())
    grown = time.monotonic()
    things = {one.listing.entity.id: one.listing for one in ever}
    found, wanted, missed = recall(clusters, things, asked.lists / IMO_FACTS)
    for name, value in _table(clusters, ever, read - began, grown - read):
        print(f"| {name} | {value} |")
    print(f"| vessels of several authorities in one cluster | {found} of {wanted} |")
    shared = [held for held in held_by_imo(things).values() if len(held) > 1]
    whole = sum(len({clusters.same[subject] for subject in of}) == 1 for of in shared)
    print(
        f"| IMO numbers of several entries in one cluster | {whole} of {len(shared)} |"
    )
    print("missed:", ", ".join(missed) or "none")
    if asked.sample is not None:
        chosen = drawn(clusters, seed=asked.seed, size=asked.size)
        lines = written(chosen, things, width=asked.width)
        asked.sample.write_text("\n".join(lines), "utf-8")


def _starter(one: Ever) -> bool:
    return one.listing.entity.sources == ("starter",)


def _table(
    clusters: Clusters, ever: Sequence[Ever], reading: float, growing: float
) -> Iterable[tuple[str, str]]:
    sizes = Counter(len(cluster.members) for cluster in clusters)
    rules = Counter(join.rule for cluster in clusters for join in cluster.joins)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "clusters"
        clusters.save(place)
        began = time.monotonic()
        Clusters.open(place).find(ever[0].listing.entity.id)
        opening = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield "things", f"{len(ever):,}"
    yield (
        "clusters / of several things",
        f"{len(clusters):,} / {len(clusters) - sizes[1]:,}",
    )
    yield "sizes", ", ".join(f"{size}: {n:,}" for size, n in sorted(sizes.items()))
    yield "joins", ", ".join(f"{rule} {n:,}" for rule, n in rules.most_common())
    yield "reading everything / finding clusters", f"{reading:.1f} / {growing:.1f} s"
    yield "opening kept clusters", f"{opening * 1000:.0f} ms"
    yield "peak memory of the run", f"{peak:,.0f} MB"


if __name__ == "__main__":
    main(sys.argv[1:])
