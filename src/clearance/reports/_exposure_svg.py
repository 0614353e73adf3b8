"""The picture of exposure: each path from the party to a listed one, hop by hop."""

from collections.abc import Iterator, Sequence
from html import escape

from clearance.exposure import Exposed, Hop

from ._exposure import ExposureReport, alike
from ._owners import share_told
from ._plain_text import counted, visible
from ._svg import FONT, INK, QUIET, svg_text

_BOX, _GAP, _HIGH, _ROW = 190, 150, 52, 78
_LEFT, _TOP = 104, 64
_MOST = 12  # paths that are drawn; the page tells the others in words
_ROLE = "role='img' aria-labelledby='exposure-title exposure-desc'"
_EDGE, _RED, _RED_SHEET, _BLUE = "#8c959f", "#a40e26", "#fdecee", "#094a8a"
_BANDS = {"critical": _RED, "high": _RED, "medium": "#7a4b00"}
_LETTERS = 21  # of a line in a box


def render_exposure_svg(report: ExposureReport) -> str:
    """Draw the most urgent paths: one SVG that needs nothing else.

    What each band and each tie is stands beside it in words, so that nothing depends
    on colour.
    """
    kinds = alike(report.exposure.paths)
    paths = [same[0] for same in kinds[:_MOST]]
    hops = max((len(one.path.hops) for one in paths), default=1)
    high = _TOP + max(len(paths), 1) * _ROW + 12
    name = visible(report.exposure.party.name, 60)
    title = f"Paths from {name} to listed parties"
    drawn = _LEFT + (hops + 1) * _BOX + hops * _GAP + 24
    wide = max(drawn, 640, round(48 + len(title) * 10.5))
    more = sum(map(len, kinds)) - len(paths)
    told = f"{counted(sum(map(len, kinds)), 'path')}, the most urgent first" + (
        f"; {more} more are told below" if more else ""
    )
    parts = [
        (
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {wide} {high}'"
            f" width='{wide}' height='{high}' {_ROLE} {FONT}>"
        ),
        f"<title id='exposure-title'>{escape(title)}</title>",
        f"<desc id='exposure-desc'>{escape(_described(report, paths, told))}</desc>",
        f"<rect width='{wide}' height='{high}' fill='#ffffff'/>",
        svg_text(20, 28, title, size=16, weight=600),
        svg_text(20, 48, told, size=12, fill=QUIET),
        *(part for at, one in enumerate(paths) for part in _row(report, at, one)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _described(report: ExposureReport, paths: Sequence[Exposed], told: str) -> str:
    rows = "; ".join(
        f"{one.severity.band.value}: "
        + ", ".join(f"{_words(hop)} {_name(report, hop.far)}" for hop in one.path.hops)
        for one in paths
    )
    return f"{told}. {rows}."


def _row(report: ExposureReport, row: int, one: Exposed) -> Iterator[str]:
    y = _TOP + row * _ROW
    band = one.severity.band.value
    ink = _BANDS.get(band, QUIET)
    yield svg_text(20, y + _HIGH / 2 + 4, band, size=13, fill=ink, weight=600)
    yield from _party(_LEFT, y, report.exposure.party.name, _BLUE, "#ffffff")
    x = float(_LEFT)
    for hop in one.path.hops:
        start, x = x + _BOX, x + _BOX + _GAP
        yield from _tie(start, x, y, hop)
        last = hop is one.path.hops[-1]
        name = one.path.end.name if last else _name(report, hop.far)
        yield from _party(
            x, y, name, _RED if last else _EDGE, _RED_SHEET if last else "#ffffff"
        )


def _tie(start: float, end: float, y: float, hop: Hop) -> Iterator[str]:
    middle = y + _HIGH / 2
    words = _words(hop)
    shown = words if len(words) <= _LETTERS else f"{words[: _LETTERS - 1]}…"
    yield f"<g><title>{escape(words)}</title>"
    yield (
        f"<line x1='{start:g}' y1='{middle:g}' x2='{end - 7:g}' y2='{middle:g}'"
        f" stroke='{_EDGE}' stroke-width='1.5'/>"
    )
    yield (
        f"<path d='M{end:g} {middle:g} l-8 -4.5 v9 z' fill='{_EDGE}'/>"  # its head
    )
    yield svg_text((start + end) / 2, middle - 7, shown, size=11, anchor="middle")
    if hop.since is not None:
        since = f"since {hop.since}"
        yield svg_text(
            (start + end) / 2,
            middle + 17,
            since,
            size=10.5,
            fill=QUIET,
            anchor="middle",
        )
    yield "</g>"


def _party(x: float, y: float, name: str, ink: str, sheet: str) -> Iterator[str]:
    text = visible(name, 200)
    yield f"<g><title>{escape(text)}</title>"
    yield (
        f"<rect x='{x:g}' y='{y:g}' width='{_BOX}' height='{_HIGH}' rx='4'"
        f" fill='{sheet}' stroke='{ink}' stroke-width='1.5'/>"
    )
    lines = _two_lines(text)
    top = y + _HIGH / 2 + (4 if len(lines) == 1 else -4)
    for number, line in enumerate(lines):
        yield svg_text(
            x + _BOX / 2, top + number * 16, line, size=12, fill=INK, anchor="middle"
        )
    yield "</g>"


def _two_lines(text: str) -> list[str]:
    if len(text) <= _LETTERS:
        return [text]
    at = text.rfind(" ", 0, _LETTERS + 1)
    at = at if at > _LETTERS // 2 else _LETTERS
    rest = text[at:].strip()
    return [
        text[:at].rstrip(),
        rest if len(rest) <= _LETTERS else f"{rest[: _LETTERS - 1]}…",
    ]


def _words(hop: Hop) -> str:
    return hop.words + ("" if hop.share is None else f" ({share_told(hop.share)})")


def _name(report: ExposureReport, party: str) -> str:
    return report.names.get(party, party)
