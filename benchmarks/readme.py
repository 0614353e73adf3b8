"""Write the README's rows of `make bench` from the results, so that none is copied.

    python -m benchmarks.readme --write     (or --check)

The rows of the README's table whose command is `make bench` are replaced by those
below, filled with the figures of `benchmarks/results.json`; a bar that is not met is
said.
"""

import argparse
import sys
from pathlib import Path

from benchmarks._table import HERE, TWIN, Results, Row, read

README = HERE.parent / "README.md"
COMMAND = "| `make bench` |"
# What is told, the figure, and the rows whose bars it answers.
_ROWS = (
    (
        (
            "index of {build[parties]:,.0f} parties, {build[names]:,.0f} names, built "
            "/ opened again"
        ),
        "{build[wall]:.1f} s / {reopen[wall]:.2f} s",
        ("build", "reopen"),
    ),
    (
        (
            "50,000 rows, 1 % of them listed, against SDN and UN, Arrow table to "
            "explained Arrow table, names per second and core: fresh process / again"
        ),
        "{batch[first]:,.0f} / {batch[again]:,.0f}",
        ("batch", "batch_times"),
    ),
    (
        (
            "the same with `[fast]`: fresh process / again / a table of 1,000,000 rows "
            "in a fresh process"
        ),
        (
            "{batch_fast[first]:,.0f} / {batch_fast[again]:,.0f} / "
            "{batch_million[first]:,.0f}"
        ),
        ("batch_fast", "batch_million"),
    ),
    (
        "one query in process, words never seen: p50 / p99",
        "{single_mixed_first[p50]:.2f} / {single_mixed_first[p99]:.2f} ms",
        ("single_mixed_first",),
    ),
    (
        "the same, words seen before",
        "{single_mixed_again[p50]:.2f} / {single_mixed_again[p99]:.2f} ms",
        ("single_mixed_again",),
    ),
    (
        "one query with `[fast]`, words never seen / seen before: p50 / p99",
        (
            "{single_fast_first[p50]:.2f} / {single_fast_first[p99]:.2f} ms; "
            "{single_fast_again[p50]:.2f} / {single_fast_again[p99]:.2f} ms"
        ),
        ("single_fast_first", "single_fast_again"),
    ),
    (
        (
            "lists of 350,000 / 1,000,000 names, names per second and core, words "
            "never seen"
        ),
        "{growth_350000[first]:,.0f} / {growth_1000000[first]:,.0f}",
        ("growth_350000", "growth_1000000"),
    ),
    (
        (
            "false positives at the default threshold, {innocents_name[asked]:,.0f} "
            "invented innocents: name only / with birth date and country"
        ),
        "{innocents_name[share]:.2%} / {innocents_country[share]:.2%}",
        ("innocents_name", "innocents_country"),
    ),
    (
        "the same by name on 350,000 / 1,000,000 names",
        "{growth_350000_alerts[share]:.2%} / {growth_1000000_alerts[share]:.2%}",
        ("growth_350000_alerts", "growth_1000000_alerts"),
    ),
    (
        (
            "real aliases taken out of the list and searched for: found at 0.5 % false "
            "positives"
        ),
        "{hold_0005[recall]:.1%} of 3,000",
        ("hold_0005",),
    ),
    (
        (
            "names of listed parties written otherwise in {manipulated[classes]:.0f} "
            "ways, found at the default; classes below 92 %"
        ),
        (
            "{manipulated[recall]:.1%} of {manipulated[asked]:,.0f}; "
            "{manipulated_worst[below]:.0f}"
        ),
        ("manipulated", "manipulated_worst"),
    ),
    (
        "433 labelled pairs: F1 / area under the curve",
        "{pairs_f1[Clearance]:.3f} / {pairs_area[Clearance]:.3f}",
        ("pairs_f1", "pairs_area"),
    ),
    (
        (
            "400 pairs of names that nobody looked at, of classes that were looked at: "
            "F1 / area (logic-v2)"
        ),
        (
            "{blind_pairs_of_two_halves_f1[Clearance]:.3f} / "
            "{blind_pairs_of_two_halves_area[Clearance]:.3f} "
            "({blind_pairs_of_two_halves_f1[logic-v2]:.3f} / "
            "{blind_pairs_of_two_halves_area[logic-v2]:.3f})"
        ),
        ("blind_pairs_of_two_halves_f1", "blind_pairs_of_two_halves_area"),
    ),
    (
        "477 pairs that nobody looked at, of classes of other writers: the same",
        (
            "{blind_pairs_of_eight_writers_f1[Clearance]:.3f} / "
            "{blind_pairs_of_eight_writers_area[Clearance]:.3f} "
            "({blind_pairs_of_eight_writers_f1[logic-v2]:.3f} / "
            "{blind_pairs_of_eight_writers_area[logic-v2]:.3f})"
        ),
        ("blind_pairs_of_eight_writers_f1", "blind_pairs_of_eight_writers_area"),
    ),
    (
        "320 pairs of ordinary work that nobody looked at, of two more: the same",
        (
            "{blind_pairs_of_four_writers_f1[Clearance]:.3f} / "
            "{blind_pairs_of_four_writers_area[Clearance]:.3f} "
            "({blind_pairs_of_four_writers_f1[logic-v2]:.3f} / "
            "{blind_pairs_of_four_writers_area[logic-v2]:.3f})"
        ),
        ("blind_pairs_of_four_writers_f1", "blind_pairs_of_four_writers_area"),
    ),
    (
        "400 pairs of alerts that nobody looked at, of yet two more: the same",
        (
            "{blind_pairs_of_ordinary_work_f1[Clearance]:.3f} / "
            "{blind_pairs_of_ordinary_work_area[Clearance]:.3f} "
            "({blind_pairs_of_ordinary_work_f1[logic-v2]:.3f} / "
            "{blind_pairs_of_ordinary_work_area[logic-v2]:.3f})"
        ),
        ("blind_pairs_of_ordinary_work_f1", "blind_pairs_of_ordinary_work_area"),
    ),
    (
        "330 pairs of many languages that nobody looked at, of two more: the same",
        (
            "{blind_pairs_of_many_tongues_f1[Clearance]:.3f} / "
            "{blind_pairs_of_many_tongues_area[Clearance]:.3f} "
            "({blind_pairs_of_many_tongues_f1[logic-v2]:.3f} / "
            "{blind_pairs_of_many_tongues_area[logic-v2]:.3f})"
        ),
        ("blind_pairs_of_many_tongues_f1", "blind_pairs_of_many_tongues_area"),
    ),
    (
        "scores of OFAC's search site, within 5 points",
        "{portal[near]:.0f} of {portal[asked]:.0f}",
        ("portal",),
    ),
    (
        "pairs of texts by chance or made to hurt, compared: over 5 ms / the slowest",
        (
            "{comparisons[over]:,.0f} of {comparisons[pairs]:,.0f} / "
            "{comparisons[most]:.0f} ms"
        ),
        ("comparisons",),
    ),
    (
        "200,000 fuzzed texts searched for: fail / take over a second",
        "{fuzzed[failed]:.0f} / {fuzzed[hung]:.0f}",
        ("fuzzed",),
    ),
    (
        "memory of a process with all lists: resident / its own",
        "{memory[resident]:,.0f} / {memory[unique]:,.0f} MB",
        ("memory",),
    ),
    (
        (
            "`/match` over HTTP, SDN, queries a second and server core, beside the "
            "load on two cores: in batches of 20 / one by one; p99 of each at half load"
        ),
        (
            "{service_twenty[rate]:,.0f} / {service_one[rate]:,.0f}; "
            "{service_twenty_latency[p99]:.1f} / {service_one_latency[p99]:.1f} ms"
        ),
        (
            *("service_twenty", "service_one"),
            *("service_twenty_latency", "service_one_latency"),
        ),
    ),
    (
        (
            "five minutes at half load, a newer list loaded meanwhile: failed "
            "requests; memory at last"
        ),
        "{service_soak[failed]:.0f}; {service_soak[last]:,.0f} MB",
        ("service_soak",),
    ),
)


def rows_of(results: Results) -> list[str]:
    """Give the rows of the README's table, as Markdown.

    Raises ValueError where the results lack one that is told.
    """
    lacking = {k for _, _, keys in _ROWS for k in keys} - {r.key for r in results.rows}
    if lacking:
        raise ValueError(f"The results lack {', '.join(sorted(lacking))}.")
    day = results.made["day"]
    figures = {row.key: row.values for row in results.rows}
    rows = []
    for what, figure, keys in _ROWS:
        told = _verdict([results.row(key) for key in keys])
        text = f"{what} ({day})".format_map(figures)
        rows.append(f"| {text} | {figure.format_map(figures)}{told} {COMMAND}")
    met = [row.met is True for row in results.rows if row.bar]
    rows.append(
        f"| bars that are met ({day}) | {sum(met)} of {len(met)}; see "
        f"[benchmarks/RESULTS.md](benchmarks/RESULTS.md) {COMMAND}"
    )
    return rows


def _verdict(rows: list[Row]) -> str:
    missed = [row.bar for row in rows if row.bar and row.met is not True]
    return f" (**not met**: {'; '.join(missed)})" if missed else ""


def filled(readme: str, results: Results) -> str:
    """Give the README with its rows of `make bench` written anew.

    Raises ValueError where there are no such rows, or they do not stand together.
    """
    lines = readme.splitlines()
    places = [at for at, line in enumerate(lines) if line.endswith(COMMAND)]
    if not places or places != list(range(places[0], places[-1] + 1)):
        raise ValueError("The rows of `make bench` must stand together in the README.")
    fresh = [*lines[: places[0]], *rows_of(results), *lines[places[-1] + 1 :]]
    return "\n".join(fresh) + "\n"


def main() -> None:
    """Write the rows, or say whether they are those of the results."""
    parser = argparse.ArgumentParser(description="The README's rows of `make bench`.")
    wish = parser.add_mutually_exclusive_group(required=True)
    wish.add_argument("--write", action="store_true")
    wish.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    if not Path(TWIN).exists():
        print(f"There is no {TWIN.name}: run `make bench` first.")
        sys.exit(1)
    old = README.read_text("utf-8")
    new = filled(old, read())
    if asked.write:
        README.write_text(new, "utf-8")
    elif new != old:
        print(
            "README.md tells other figures: run `python -m benchmarks.readme --write`."
        )
        sys.exit(1)


if __name__ == "__main__":
    main()
