"""The table of results: its rows, how they are written down, and read again."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
TABLE, TWIN = HERE / "RESULTS.md", HERE / "results.json"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    `key` names it for machines; `bar` is what issue 4 asks for, empty for a line that
    only tells more; `met` is None where there is no bar, or where nothing was measured.
    `peer` is the best open peer, measured in the same run. `values` are the figures
    themselves.
    """

    key: str
    what: str
    measured: str
    bar: str = ""
    met: bool | None = None
    peer: str = ""
    values: Mapping[str, float] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """Say whether the bar is met."""
        if not self.bar:
            return ""
        return {True: "met", False: "**not met**", None: "**not measured**"}[self.met]


Tell = Callable[[Row], None]


@dataclass(frozen=True, slots=True)
class Results:
    """All rows of one run, and how they were made."""

    made: Mapping[str, str]
    rows: tuple[Row, ...]

    def row(self, key: str) -> Row:
        """Give the row of a key; KeyError where there is none."""
        return {row.key: row for row in self.rows}[key]


def render(results: Results, notes: Sequence[str]) -> str:
    """Write the table as Markdown: the bars first, then what tells more."""
    barred = [row for row in results.rows if row.bar]
    more = [row for row in results.rows if not row.bar]
    met = sum(row.met is True for row in barred)
    made = "; ".join(f"{name}: {value}" for name, value in results.made.items())
    lines = [
        "# What screening does, measured",
        "",
        f"Written by `make bench` ({made}). **{met} of {len(barred)} bars met.**",
        "",
        "| what | bar | measured | | best open peer, same run |",
        "| --- | --- | --- | --- | --- |",
        *(
            f"| {r.what} | {r.bar} | {r.measured} | {r.verdict} | {r.peer or '-'} |"
            for r in barred
        ),
        "",
        "## In detail",
        "",
        "| what | measured | open peer, same run |",
        "| --- | --- | --- |",
        *(f"| {row.what} | {row.measured} | {row.peer or '-'} |" for row in more),
        "",
        "## How it was measured",
        "",
        *(f"* {note}" for note in notes),
        "",
    ]
    return "\n".join(lines)


def write(results: Results, notes: Sequence[str]) -> None:
    """Write the table and its twin for machines."""
    TABLE.write_text(render(results, notes), "utf-8")
    twin = {"made": dict(results.made), "rows": [asdict(row) for row in results.rows]}
    text = json.dumps(twin, ensure_ascii=False, indent=1)
    TWIN.write_text(f"{text}\n", "utf-8")


def read(path: Path = TWIN) -> Results:
    """Read what `write` wrote for machines."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return Results(found["made"], tuple(Row(**row) for row in found["rows"]))
