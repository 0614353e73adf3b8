"""How calibration is shown: tables in the explanation of matching, and a picture."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from clearance.screening import DEFAULT_THRESHOLD, SETTINGS, Calibration, Coefficients

HERE = Path(__file__).resolve().parent.parent
PLACE = HERE / "src" / "clearance" / "screening" / "_fit" / "calibration.yml"
PAGE = HERE / "docs" / "explanation" / "matching.md"
PICTURE = HERE / "docs" / "images" / "calibration.svg"
BINS = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
_FEW = 20
_MARKS = re.compile(r"(<!-- calibration -->\n).*?(<!-- /calibration -->)", re.S)
_STYLES = (
    ("#1d4f7c", ""),
    ("#9b2417", "6 4"),
    ("#664200", "2 4"),
    ("#3d6b21", "10 4"),
    ("#5a2d82", "8 3 2 3"),
    ("#0b6e6e", "1 3"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What was seen on one list, of questions that nothing was fitted on.

    `predicted`, `true` and `weights` are alike in length, an entry a match; `shares`
    are those at or above the default threshold: innocents made elsewhere, of our own
    generator, rewritten names, aliases taken out.
    """

    name: str
    names: int
    least: float
    predicted: tuple[float, ...]
    true: tuple[float, ...]
    weights: tuple[float, ...]
    shares: tuple[float, ...]

    def bins(self) -> Iterator[tuple[float, float] | None]:
        """Give for each bin what is predicted and what is seen; None for too few."""
        for low, high in pairwise(BINS):
            places = [at for at, p in enumerate(self.predicted) if low <= p < high]
            whole = sum(self.weights[at] for at in places)
            if len(places) < _FEW:
                yield None
                continue
            yield (
                sum(self.weights[at] * self.predicted[at] for at in places) / whole,
                sum(self.weights[at] * self.true[at] for at in places) / whole,
            )


def write_told(lists: Sequence[Told], known: Coefficients) -> None:
    """Write the tables and the picture."""
    tables = "\n".join((*_reliability(lists, known), "", *_lengths(lists, known), ""))
    page = PAGE.read_text("utf-8")
    PAGE.write_text(_MARKS.sub(lambda m: m[1] + tables + m[2], page), "utf-8")
    PICTURE.write_text(draw(lists), "utf-8")
    print(tables)


def _reliability(lists: Sequence[Told], known: Coefficients) -> Iterator[str]:
    today = datetime.now(tz=UTC).date()
    yield (
        f"What is seen in each range of scores, of the half that was not fitted on, one"
        f" true match in {1 / known.base_rate:.1f} names asked about (fitted on"
        f" {known.fitted}, `{known.command}`; shown on {today}, by"
        " the same with `--shown`); in brackets the mean score there:"
    )
    yield ""
    yield "| score | " + " | ".join(one.name for one in lists) + " |"
    yield "| --- |" + " --: |" * len(lists)
    columns = [list(one.bins()) for one in lists]
    for row, (low, high) in enumerate(pairwise(BINS)):
        cells = [
            "-" if (cell := column[row]) is None else f"{cell[1]:.2f} ({cell[0]:.2f})"
            for column in columns
        ]
        yield f"| {low:.2f} to {high:.2f} | " + " | ".join(cells) + " |"


def _lengths(lists: Sequence[Told], known: Coefficients) -> Iterator[str]:
    yield "What the default threshold means on each of them:"
    yield ""
    yield (
        "| list | names | fit that reaches it | innocents that alert by name: made"
        " elsewhere / our own | rewritten names found | aliases taken out found |"
    )
    yield "| --- | --: | --: | --: | --: | --: |"
    for one in sorted(lists, key=lambda told: told.names):
        other, own, rewritten, aliases = one.shares
        yield (
            f"| {one.name} | {one.names:,} | {one.least:.3f} | {other:.2%} / {own:.2%}"
            f" | {rewritten:.3f} | {aliases:.3f} |"
        )
    plain = Calibration(known.reference_names)
    told = ", ".join(
        f"{name} ({at:.2f}) {plain.raw(at):.3f}" for name, at in SETTINGS.items()
    )
    yield ""
    yield (
        f"On {known.reference_names:,} names the settings ask for a fit of: {told}."
        f" Two bare names reach {DEFAULT_THRESHOLD:.2f} at {known.pair_fit}."
    )


def draw(lists: Sequence[Told]) -> str:
    """Draw what is seen over what is predicted; on the diagonal both are the same."""
    left, top, side = 70, 60, 420

    def x(share: float) -> float:
        return left + side * share

    def y(share: float) -> float:
        return top + side * (1 - share)

    title = "Scores and how often they were true"
    parts = [
        (
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 840 560' role='img'"
            f" aria-label='{title}' font-family='system-ui, sans-serif'>"
        ),
        f"<title>{title}</title>",
        "<rect width='840' height='560' fill='#ffffff'/>",
        _text(left - 30, 30, title, size=16, ink="#1b1f24"),
    ]
    for step in range(0, 11, 2):
        at = step / 10
        parts.append(f"<path d='M{x(0):g} {y(at):g}h{side}' stroke='#d0d7de'/>")
        parts.append(f"<path d='M{x(at):g} {y(0):g}v-{side}' stroke='#d0d7de'/>")
        parts.append(_text(x(at), y(0) + 20, f"{at:g}", anchor="middle"))
        parts.append(_text(x(0) - 8, y(at) + 4, f"{at:g}", anchor="end"))
    parts.append(
        f"<path d='M{x(0):g} {y(0):g}L{x(1):g} {y(1):g}' stroke='#57606a'"
        " stroke-dasharray='3 3'/>"
    )
    parts.append(_text(x(0.5), y(0) + 44, "score", anchor="middle"))
    parts.append(_text(left - 30, top - 12, "share that is true"))
    for row, (one, (colour, dash)) in enumerate(zip(lists, _STYLES, strict=False)):
        points = [
            f"{x(cell[0]):.1f},{y(cell[1]):.1f}"
            for cell in one.bins()
            if cell is not None
        ]
        parts += _line(points, colour, dash)
        at = top + 12 + 22 * row
        parts.append(
            f"<path d='M{x(1) + 24:g} {at}h30' stroke='{colour}' stroke-width='2.5'"
            f" stroke-dasharray='{dash}'/>"
        )
        parts.append(_text(x(1) + 62, at + 4, f"{one.name} ({one.names:,} names)"))
    return "\n".join((*parts, "</svg>")) + "\n"


def _line(points: Sequence[str], colour: str, dash: str) -> Iterator[str]:
    yield (
        f"<polyline points='{' '.join(points)}' fill='none' stroke='{colour}'"
        f" stroke-width='2' stroke-dasharray='{dash}'/>"
    )
    for point in points:
        across, down = point.split(",")
        yield f"<circle cx='{across}' cy='{down}' r='3.5' fill='{colour}'/>"


def _text(
    x: float,
    y: float,
    text: str,
    *,
    size: int = 12,
    anchor: str = "start",
    ink: str = "#57606a",
) -> str:
    return (
        f"<text x='{x:.1f}' y='{y:.1f}' font-size='{size}' fill='{ink}'"
        f" text-anchor='{anchor}'>{text}</text>"
    )
