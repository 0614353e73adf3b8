"""The picture of how authorities differ: who shares whom, who comes how late."""

from collections.abc import Iterator, Sequence
from html import escape

from clearance.divergence import AuthoritySummary

from ._divergence import DivergenceReport, delay_told
from ._plain_text import counted
from ._svg import FONT, INK, QUIET, svg_text

_WIDTH = 980
_LEFT, _TOP = 118, 118
_CELL_WIDTH, _CELL_HEIGHT = 58, 40
_GAP = 3
_BAR_ROOM = 190
_ROLE = "role='img' aria-labelledby='divergence-title divergence-desc'"
_LINE = "#d0d7de"
_BLUE = (9, 74, 138)
_OWN = "#f0e6d2"
_DOT = "#a40e26"


def render_divergence_svg(report: DivergenceReport) -> str:
    """Draw the pairs of authorities and how many days each is behind the first.

    One SVG file of its own that needs nothing else. The darker a cell, the larger the
    share of the row's parties that the column's authority lists, too; every cell
    carries its figures, so that nothing depends on colour.
    """
    drawn = [one for one in report.summary.authorities if one.listed]
    height = _TOP + max(len(drawn), 1) * (_CELL_HEIGHT + _GAP) + 78
    title = f"Who lists whom as of {report.as_of.day}"
    told = _told(report, drawn)
    size = f"viewBox='0 0 {_WIDTH} {height}'"
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' {size} {_ROLE} {FONT}>",
        f"<title id='divergence-title'>{escape(title)}</title>",
        f"<desc id='divergence-desc'>{escape(told)}</desc>",
        f"<rect width='{_WIDTH}' height='{height}' fill='#ffffff'/>",
        svg_text(16, 30, title + _limits(report), size=18, weight=600),
        svg_text(16, 52, _counts(report), size=12.5, fill=QUIET),
        *_matrix(report, drawn),
        *_delays(drawn),
        svg_text(
            16,
            height - 30,
            "Cells: parties that the row's authority lists and the column's, too, and"
            " their share of the row. On the diagonal: listed by it alone.",
            size=11.5,
            fill=QUIET,
        ),
        svg_text(
            16,
            height - 13,
            "Days behind: only where both days are exact; bar from lower to upper"
            " quartile, dot at the median, number of parties in brackets.",
            size=11.5,
            fill=QUIET,
        ),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _limits(report: DivergenceReport) -> str:
    return "".join(f", {name} {value}" for name, value in report.restricted)


def _counts(report: DivergenceReport) -> str:
    total = report.summary
    return (
        f"{counted(total.parties, 'party', 'parties')}; {total.several:,} sanctioned by"
        f" two authorities or more, the first of them certain for"
        f" {total.first_certain:,}"
    )


def _told(report: DivergenceReport, drawn: Sequence[AuthoritySummary]) -> str:
    """Say what the picture shows, for those who do not see it."""
    rows = "; ".join(
        f"{one.authority.upper()} lists {one.listed:,}, {one.only_here:,} alone,"
        f" median days behind: {delay_told(one.delay)}"
        for one in drawn
    )
    return f"{_counts(report)}. {rows}."


def _matrix(
    report: DivergenceReport, drawn: Sequence[AuthoritySummary]
) -> Iterator[str]:
    yield svg_text(16, _TOP - 34, "listed by …", size=12, fill=QUIET)
    yield svg_text(_LEFT, _TOP - 34, "… and also by", size=12, fill=QUIET)
    for column, one in enumerate(drawn):
        x = _LEFT + column * (_CELL_WIDTH + _GAP) + _CELL_WIDTH / 2
        yield svg_text(
            x, _TOP - 10, one.authority.upper(), size=13, weight=600, anchor="middle"
        )
    for row, one in enumerate(drawn):
        y = _TOP + row * (_CELL_HEIGHT + _GAP)
        middle = y + _CELL_HEIGHT / 2
        yield svg_text(16, middle + 5, one.authority.upper(), size=13, weight=600)
        yield svg_text(
            _LEFT - 12, middle + 5, f"{one.listed:,}", size=12.5, anchor="end"
        )
        for column, other in enumerate(drawn):
            x = _LEFT + column * (_CELL_WIDTH + _GAP)
            if row == column:
                yield from _cell(x, y, f"{one.only_here:,}", "alone", _OWN, INK)
                continue
            number = report.summary.shared[one.authority, other.authority]
            share = number / one.listed
            fill = _shade(share)
            ink = "#ffffff" if share > 0.45 else INK
            yield from _cell(x, y, f"{number:,}", _percent(share), fill, ink)


def _cell(
    x: float, y: float, figure: str, aside: str, fill: str, ink: str
) -> Iterator[str]:
    yield (
        f"<rect x='{x:g}' y='{y:g}' width='{_CELL_WIDTH}' height='{_CELL_HEIGHT}'"
        f" rx='3' fill='{fill}' stroke='{_LINE}' stroke-width='0.75'/>"
    )
    middle = x + _CELL_WIDTH / 2
    yield svg_text(middle, y + 18, figure, size=12.5, fill=ink, anchor="middle")
    yield svg_text(middle, y + 33, aside, size=10.5, fill=ink, anchor="middle")


def _percent(share: float) -> str:
    if 0 < share < 0.01:
        return "< 1 %"
    return f"{share:.0%}".replace("%", " %")


def _shade(share: float) -> str:
    red, green, blue = (round(255 + (end - 255) * share) for end in _BLUE)
    return f"#{red:02x}{green:02x}{blue:02x}"


def _delays(drawn: Sequence[AuthoritySummary]) -> Iterator[str]:
    start = _LEFT + len(drawn) * (_CELL_WIDTH + _GAP) + 36
    room = min(_BAR_ROOM, _WIDTH - start - 110)
    most = max((one.delay.upper or 0 for one in drawn), default=0) or 1
    yield svg_text(start, _TOP - 34, "days behind the first", size=12, fill=QUIET)
    if room < 40:
        room = 0
    if room and any(one.delay.parties for one in drawn):
        yield svg_text(start, _TOP - 10, "0", size=11, fill=QUIET, anchor="middle")
        yield svg_text(
            start + room,
            _TOP - 10,
            f"{most:,.0f}",
            size=11,
            fill=QUIET,
            anchor="middle",
        )
    for row, one in enumerate(drawn):
        middle = _TOP + row * (_CELL_HEIGHT + _GAP) + _CELL_HEIGHT / 2
        delay = one.delay
        if delay.median is None or delay.lower is None or delay.upper is None:
            yield svg_text(start, middle + 4, "not known", size=12, fill=QUIET)
            continue
        if room:
            low, mid, high = (
                start + room * value / most
                for value in (delay.lower, delay.median, delay.upper)
            )
            yield (
                f"<line x1='{start:g}' y1='{middle:g}' x2='{start + room:g}'"
                f" y2='{middle:g}' stroke='{_LINE}' stroke-width='1'/>"
            )
            yield (
                f"<line x1='{low:.1f}' y1='{middle:g}' x2='{high:.1f}' y2='{middle:g}'"
                f" stroke='{_shade(0.6)}' stroke-width='7' stroke-linecap='round'/>"
            )
            yield f"<circle cx='{mid:.1f}' cy='{middle:g}' r='5' fill='{_DOT}'/>"
        yield svg_text(
            start + room + (14 if room else 0), middle + 4, delay_told(delay), size=12
        )
