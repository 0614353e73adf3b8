"""Measure the rule book: loading it, assessing deals, and how well it is pinned.

    python -m benchmarks.law [--write]

With *--write* the table goes to `benchmarks/RESULTS-law.md`. Times are of CPU, of one
process; loading is measured in processes of their own, without what was kept of an
earlier load and with it. The bars are those of issue 5.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

from benchmarks._table import HERE
from benchmarks.mutate_law import BAR, caught, mutants
from clearance.assessment import Deal, assess, deal_of
from clearance.law import book_folder, cases_of, the_book

_LOAD, _ASSESS = 0.5, 5.0
_ROUNDS = 200
_LOADING = """
import sys, time
from pathlib import Path
from clearance.law import load_book
from clearance.values import keep_tables_in
keep_tables_in(Path(sys.argv[1]))
start = time.process_time()
book = load_book()
print(time.process_time() - start, len(book.rules))
"""
_DEALS = {
    "a payment abroad": {
        "actor": {"country": "DE", "kind": "company"},
        "does": ["payment"],
        "parties": [{"name": "Y", "country": "AT", "lists": [], "owners": []}],
    },
    "chips to a place of diversion": {
        "actor": {"country": "DE", "kind": "exporter"},
        "does": ["export"],
        "parties": [{"name": "Y", "country": "KG", "lists": [], "owners": []}],
        "goods": [{"hs": "854231", "origin": "DE", "destination": "KG"}],
    },
    "dollars for a blocked person": {
        "actor": {"country": "TR", "kind": "bank"},
        "does": ["payment"],
        "parties": [
            {"name": "Y", "country": "RU", "lists": ["us.sdn"]}
            | {"programmes": ["RUSSIA-EO14024"]}
        ],
        "payment": {"currency": "USD"},
    },
    "insurance of crude": {
        "actor": {"country": "GB", "kind": "insurer"},
        "does": ["insurance"],
        "parties": [{"name": "Y", "country": "IN", "lists": [], "owners": []}],
        "oil": {"product": "crude", "price": 59, "seaborne": True, "origin": "RU"},
    },
}


def loading() -> tuple[float, float]:
    """Time loading without what was kept, and with it; the middle of five each."""
    first: list[float] = []
    again: list[float] = []
    for _ in range(5):
        with tempfile.TemporaryDirectory() as folder:
            for times in (first, again):
                done = subprocess.run(
                    [sys.executable, "-c", _LOADING, folder],
                    capture_output=True,
                    text=True,
                    check=True,
                )
                times.append(float(done.stdout.split()[0]))
    return statistics.median(first), statistics.median(again)


def assessing(deal: Deal, day: date) -> tuple[float, float]:
    """Give the middle and the 99th of a hundred of the time of one deal, in ms."""
    book = the_book()
    assess(deal, book, day)
    spent = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        assess(deal, book, day)
        spent.append((time.process_time() - start) * 1000)
    spent.sort()
    return spent[len(spent) // 2], spent[len(spent) * 99 // 100]


def rows() -> Iterator[tuple[str, str, str, bool]]:
    """Give each figure with its bar, and whether it is met."""
    book = the_book()
    first, again = loading()
    size = f"{len(book.rules)} rules, {len(book.lookups)} tables"
    yield (
        f"loading the rule book ({size}): files read / as kept",
        f"{first:.2f} / {again:.2f} s",
        f"< {_LOAD} s",
        first < _LOAD,
    )
    for name, written in _DEALS.items():
        middle, rare = assessing(deal_of(written, name), date(2025, 9, 1))
        yield (
            f"assessing {name}: p50 / p99",
            f"{middle:.1f} / {rare:.1f} ms",
            f"< {_ASSESS:.0f} ms",
            middle < _ASSESS,
        )
    cases = {rule.id: cases_of(rule, book_folder()) for rule in book.rules.values()}
    tried = [caught(mutant, cases) for mutant in mutants(book)]
    share = sum(tried) / len(tried)
    yield (
        f"days and figures moved by a step that an example notices, of {len(tried):,}",
        f"{share:.1%}",
        f"≥ {BAR:.0%}",
        share >= BAR,
    )


def main() -> int:
    """Measure, print, and write the table where it is wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args().write
    day = datetime.now(tz=UTC).date().isoformat()
    lines = [
        "# What the rule book does, measured",
        "",
        f"Written by `python -m benchmarks.law --write` on {day}.",
        "",
        "| what | bar | measured | |",
        "| --- | --- | --- | --- |",
    ]
    for what, measured, bar, met in rows():
        verdict = "met" if met else "**not met**"
        print(f"{what}: {measured} [{bar}: {verdict}]", flush=True)
        lines.append(f"| {what} | {bar} | {measured} | {verdict} |")
    if wanted:
        (HERE / "RESULTS-law.md").write_text("\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
