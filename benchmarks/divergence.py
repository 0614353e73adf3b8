"""Hold who lists which ship against a table of facts by IMO number.

    python benchmarks/divergence.py --data ../store --lists ../shared/data

*--data* is the folder of `CLEARANCE_DATA` with all lists loaded. The table says of each
IMO number whether OFAC, the UK and the EU list it. What must never be is a ship that
the table has on a list and that is said not to be on an edition from after that.
"""

import argparse
import csv
import resource
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from clearance import app
from clearance.knowledge import Knowledge
from clearance.settings import Settings

FACTS = "facts/oil_vessels/sanctions_by_imo_ofac_uk_eu_2026.csv"
AUTHORITIES = {"ofac": "us", "uk": "uk", "eu": "eu"}


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--lists", type=Path, required=True)
    asked = parser.parse_args()
    settings = Settings(data=asked.data)
    began = time.perf_counter()
    report = app.divergence(
        app.Desk(settings),
        app.DivergenceRequest(kinds=("Vessel",)),
        now=datetime.now(UTC),
        progress=app.Silent(),
    )
    seconds = time.perf_counter() - began
    by_entry = {
        entry.subject: compared
        for compared in report.comparisons
        for entries in compared.party.entries.values()
        for entry in entries
    }
    by_imo = {
        imo: by_entry[ever.listing.entity.id]
        for ever in Knowledge(asked.data).ever()
        if ever.listing.entity.id in by_entry
        for imo in ever.listing.entity.get("imoNumber")
    }
    counts: Counter[tuple[str, str, str]] = Counter()
    with (asked.lists / FACTS).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            compared = by_imo.get(row["imo"])
            for column, authority in AUTHORITIES.items():
                states = (
                    {s.authority: s.state for s in compared.stands} if compared else {}
                )
                state = states.get(authority, "not among ours")
                counts[authority, row[column], state] += 1
    print("| authority | by the table | here | ships |\n| --- | --- | --- | --- |")
    for (authority, told, state), ships in sorted(counts.items()):
        print(f"| {authority} | {told} | {state} | {ships:,} |")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\n{len(report.comparisons):,} ships compared in {seconds:.1f} s, {peak} MB")


if __name__ == "__main__":
    main()
