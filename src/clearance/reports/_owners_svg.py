"""The picture of who owns a party: layered, with shares on the lines."""

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from clearance.ownership import Status

from ._owners import (
    OwnersNode,
    OwnersReport,
    Verdict,
    edge_told,
    shown_verdicts,
    verdict_told,
)
from ._owners_layout import BOX_HEIGHT, BOX_WIDTH, Box, Layout, Line, layout_of
from ._plain_text import counted, visible
from ._svg import FONT, INK, QUIET, svg_text

_MARGIN, _CHIP = 24, 24
_NARROWEST = 760
_ROLE = "role='img' aria-labelledby='owners-title owners-desc'"
_LINE, _EDGE = "#d0d7de", "#8c959f"
_RED, _RED_SHEET = "#a40e26", "#fdecee"
_AMBER, _AMBER_SHEET = "#7a4b00", "#fff4d8"
_BLUE = "#094a8a"
# What letters take at size 12 and bold, in points: capitals, all others.
_CAPITAL, _SMALL = 8.6, 7.1
_LINES = 3  # of a name, in a box


# Ties that say more come first, as short as they go on a line.
_TIES = {
    "controls": "controls",
    "owned_or_controlled_by": "owns/controls",
    "owns_or_controls": "owns/controls",
    "acts_for": "acts for",
    "director": "director",
    "leads": "leads",
}


def render_owners_svg(report: OwnersReport) -> str:
    """Draw who owns a party and what it owns: one SVG file that needs nothing else.

    Owners stand to the left, what is owned to the right. What is listed or caught is
    said in words, too, so that nothing depends on colour. Of many parties of no
    importance one box is left that counts them.
    """
    drawn = layout_of(report)
    wide = max(drawn.width + 2 * _MARGIN, _NARROWEST)
    chips, below = _chips(report, wide)
    top = below + 18
    height = top + drawn.height + 74
    left = (wide - drawn.width) / 2
    title = f"Who owns {visible(report.party.name, 90)}"
    parts = [
        (
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {wide:g} {height:g}'"
            f" width='{wide:g}' height='{height:g}' {_ROLE} {FONT}>"
        ),
        f"<title id='owners-title'>{escape(title)}</title>",
        f"<desc id='owners-desc'>{escape(_described(report))}</desc>",
        f"<rect width='{wide:g}' height='{height:g}' fill='#ffffff'/>",
        svg_text(_MARGIN, 32, title, size=18, weight=600),
        svg_text(_MARGIN, 53, _counts(report), size=12.5, fill=QUIET),
        *chips,
        f"<g transform='translate({left:g} {top:g})'>",
        *_drawn_lines(drawn),
        *(part for box in drawn.boxes for part in _box(box, report)),
        "</g>",
        *_legend(height),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _counts(report: OwnersReport) -> str:
    listed = sum(bool(node.lists) for node in report.nodes)
    cut = ", and more that are not shown" if report.cut else ""
    return (
        f"As of {report.day}: {counted(len(report.nodes), 'party', 'parties')}{cut},"
        f" {listed} of them on lists. Owners to the left, what is owned to the right."
    )


def _described(report: OwnersReport) -> str:
    told = "; ".join(
        f"{one.name}: {verdict_told(one)}" for one in shown_verdicts(report.verdicts)
    )
    return f"{_counts(report)} {told}."


def _chips(report: OwnersReport, wide: float) -> tuple[list[str], float]:
    """Write what each test says in a row of labels, and give where the row ends."""
    parts: list[str] = []
    x, y = float(_MARGIN), 68.0
    for one in shown_verdicts(report.verdicts):
        name = one.name.upper() if one.freezes else one.name
        text = f"{name} {verdict_told(one)}"
        width = _width(text) * 0.93 + 18
        if x + width > wide - _MARGIN and x > _MARGIN:
            x, y = float(_MARGIN), y + _CHIP + 6
        ink, sheet = _chip_colours(one)
        parts.append(
            f"<rect x='{x:g}' y='{y:g}' width='{width:g}' height='{_CHIP}' rx='4'"
            f" fill='{sheet}' stroke='{ink}' stroke-width='0.8'/>"
        )
        parts.append(svg_text(x + 9, y + 16.5, text, size=12, fill=ink))
        x += width + 8
    return parts, y + _CHIP


def _chip_colours(one: Verdict) -> tuple[str, str]:
    if one.status is Status.BLOCKED:
        return _RED, _RED_SHEET
    if one.worst in {Status.BLOCKED, Status.POSSIBLE}:
        return _AMBER, _AMBER_SHEET
    return QUIET, "#f6f8fa"


def _drawn_lines(drawn: Layout) -> Iterator[str]:
    """Draw lines first, their labels after all of them."""
    labels: list[str] = []
    used: Counter[tuple[str, str]] = Counter()
    for line in drawn.lines:
        path, at = _path(line, used)
        tied = all(edge.share is None for edge in line.edges)
        dash = " stroke-dasharray='5 4'" if tied else ""
        ink = _RED if any(edge.disputed for edge in line.edges) else _EDGE
        folded = bool(line.start.folded or line.end.folded)
        ink, wide = (_LINE, 1.0) if folded else (ink, 1.3)
        yield (
            f"<path d='{path}' fill='none' stroke='{ink}' stroke-width='{wide}'{dash}/>"
        )
        if not folded:
            yield _arrow(line)
            labels += _label(at, _label_text(line), quiet=tied)
    yield from labels


def _sides(line: Line) -> tuple[float, float, float]:
    """Give where a line leaves and reaches its boxes, and to which side it goes."""
    start, end = line.start, line.end
    if start.column < end.column:
        return start.x + BOX_WIDTH, end.x, 1.0
    if start.column > end.column:
        return start.x, end.x + BOX_WIDTH, -1.0
    return start.x + BOX_WIDTH, end.x + BOX_WIDTH, 0.0


def _path(
    line: Line, used: Counter[tuple[str, str]]
) -> tuple[str, tuple[float, float]]:
    """Curve from owner to owned; the label stands where lines of a box part."""
    x1, x2, side = _sides(line)
    y1, y2 = (box.y + BOX_HEIGHT / 2 for box in (line.start, line.end))
    if not side:
        bulge = x1 + 46 + min(abs(y2 - y1) / 12, 40)
        path = f"M{x1:g} {y1:g} C{bulge:g} {y1:g} {bulge:g} {y2:g} {x2 + 7:g} {y2:g}"
        return path, (x1 + (bulge - x1) * 0.75, (y1 + y2) / 2)
    bend = (x2 - x1) * 0.5
    end = x2 - 7 * side
    path = f"M{x1:g} {y1:g} C{x1 + bend:g} {y1:g} {x2 - bend:g} {y2:g} {end:g} {y2:g}"
    # The label stands at the end where a line is most by itself.
    outer = "start" if line.start.column < 0 or line.end.column <= 0 else "end"
    box = line.start if outer == "start" else line.end
    number = used[box.id, outer]
    used[box.id, outer] += 1
    t = (0.3, 0.46, 0.62)[number % 3]
    t = t if outer == "start" else 1 - t
    return path, _on_curve(t, (x1, x1 + bend, x2 - bend, end), (y1, y1, y2, y2))


def _on_curve(
    t: float, xs: Sequence[float], ys: Sequence[float]
) -> tuple[float, float]:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return (
        sum(w * x for w, x in zip(weights, xs, strict=True)),
        sum(w * y for w, y in zip(weights, ys, strict=True)),
    )


def _arrow(line: Line) -> str:
    _, x, side = _sides(line)
    y = line.end.y + BOX_HEIGHT / 2
    back = x - 9 * side if side else x + 9
    corners = f"M{x:g} {y:g} L{back:g} {y - 4:g} L{back:g} {y + 4:g} Z"
    return f"<path d='{corners}' fill='{_EDGE}'/>"


def _label_text(line: Line) -> str:
    """Write shares, and of ties that are none the one that says most."""
    told = dict.fromkeys(
        edge_told(one.share, one.words) for one in line.edges if one.share is not None
    )
    ties = {one.words for one in line.edges if one.share is None}
    strongest = next((word for word in _TIES if word in ties), min(ties, default=None))
    if strongest is not None:
        told[_TIES.get(strongest, strongest.replace("_", " "))] = None
    words = list(told)
    return " · ".join(words[:2]) + (" …" if len(words) > 2 else "")


def _label(at: tuple[float, float], text: str, *, quiet: bool) -> list[str]:
    x, y = at
    width = len(text) * 6.1 + 8
    return [
        (
            f"<rect x='{x - width / 2:.1f}' y='{y - 9:.1f}' width='{width:.1f}'"
            " height='18' rx='3' fill='#ffffff' fill-opacity='0.92'/>"
        ),
        svg_text(
            round(x, 1),
            round(y + 4, 1),
            text,
            size=11.5,
            fill=QUIET if quiet else INK,
            weight=400 if quiet else 600,
            anchor="middle",
        ),
    ]


def _box(box: Box, report: OwnersReport) -> Iterator[str]:
    if box.node is None:
        yield from _folded(box)
        return
    node = box.node
    ink, sheet, dash = _colours(node)
    asked = node.id == report.party.id
    yield f"<g><title>{escape(_tip(node))}</title>"
    yield (
        f"<rect x='{box.x:g}' y='{box.y:g}' width='{BOX_WIDTH}' height='{BOX_HEIGHT}'"
        f" rx='5' fill='{sheet}' stroke='{_BLUE if asked else ink}'"
        f" stroke-width='{3 if asked else 1.2}'{dash}/>"
    )
    lines = _wrapped(visible(node.name, 120))
    status = _status(node, report.verdicts)
    start = box.y + {1: 28, 2: 22}.get(len(lines), 16)
    for number, text in enumerate(lines):
        y = start + 13.5 * number
        yield svg_text(box.x + 10, y, text, size=12, weight=600)
    yield svg_text(box.x + 10, box.y + BOX_HEIGHT - 8, status, size=10.5, fill=ink)
    yield "</g>"


def _folded(box: Box) -> Iterator[str]:
    kept = [node for node in box.folded if node.lists or node.caught or node.maybe]
    side = "owners" if box.column < 0 else "parties"
    yield (
        f"<rect x='{box.x:g}' y='{box.y:g}' width='{BOX_WIDTH}' height='{BOX_HEIGHT}'"
        f" rx='5' fill='#f6f8fa' stroke='{_EDGE}' stroke-width='1.2'"
        " stroke-dasharray='3 3'/>"
    )
    first = f"{len(box.folded):,} more {side}"
    ink = _RED if kept else QUIET
    told = _folded_told(kept) if kept else "none of them listed or caught"
    yield svg_text(box.x + 10, box.y + 25, first, size=12, weight=600)
    yield svg_text(box.x + 10, box.y + 43, told, size=10.5, fill=ink)


def _folded_told(kept: Sequence[OwnersNode]) -> str:
    listed_ = sum(bool(node.lists) for node in kept)
    caught = sum(bool(node.caught) and not node.lists for node in kept)
    maybe = len(kept) - listed_ - caught
    parts = ((listed_, "listed"), (caught, "caught"), (maybe, "possibly caught"))
    return ", ".join(f"{number:,} {word}" for number, word in parts if number)


def _colours(node: OwnersNode) -> tuple[str, str, str]:
    if node.lists:
        return _RED, _RED_SHEET, ""
    if node.caught:
        return _RED, "#ffffff", ""
    if node.maybe:
        return _AMBER, _AMBER_SHEET, " stroke-dasharray='6 3'"
    return QUIET, "#ffffff", ""


def _status(node: OwnersNode, verdicts: Sequence[Verdict]) -> str:
    """Say on which lists it is, else by whose tests it is caught."""
    freezing = {one.name: set(one.lists) for one in verdicts if one.freezes}
    parts = []
    if node.lists:
        full = [n.upper() for n, some in freezing.items() if some & set(node.lists)]
        rest = set(node.lists) - {one for some in freezing.values() for one in some}
        told = " ".join(full) or f"partly: {min(rest)}" if rest or full else ""
        parts.append(f"● listed {told}{' +' if full and rest else ''}")
    caught = [one for one in node.caught if one in freezing]
    maybe = [one for one in node.maybe if one in freezing]
    if caught:
        parts.append(f"caught {' '.join(one.upper() for one in caught)}")
    elif node.caught and not node.lists:
        parts.append(f"caught: {node.caught[0]}")
    if maybe:
        parts.append(f"possible {' '.join(one.upper() for one in maybe)}")
    if not parts:
        parts.append(" ".join(code.upper() for code in node.countries[:3]))
    return _cut(" · ".join(parts), 38)


def _tip(node: OwnersNode) -> str:
    told = [visible(node.name, 200), f"({node.id})"]
    if node.lists:
        told.append(f"on {', '.join(node.lists)}")
    if node.caught:
        told.append(f"caught under {', '.join(node.caught)}")
    if node.maybe:
        told.append(f"perhaps caught under {', '.join(node.maybe)}")
    return " ".join([*told, *node.remarks])


def _wrapped(name: str) -> list[str]:
    """Break a name into at most three lines, at spaces where it can be."""
    room, rest = BOX_WIDTH - 20, name
    lines: list[str] = []
    while rest and len(lines) < _LINES - 1 and _width(rest) > room:
        fits = next(n for n in range(len(rest), 0, -1) if _width(rest[:n]) <= room)
        at = rest.rfind(" ", 0, fits + 1)
        at = at if at > fits // 2 else fits
        lines.append(rest[:at].rstrip())
        rest = rest[at:].strip()
    while _width(rest) > room:
        rest = f"{rest[:-2].rstrip()}…"
    return [*lines, rest]


def _width(text: str) -> float:
    return sum(_CAPITAL if one.isupper() or one in "MW@" else _SMALL for one in text)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _legend(height: float) -> Iterator[str]:
    told = (
        (
            "Red box: on a list. Red frame: caught through owners. Broken amber frame:"
            " possibly caught. Blue frame: the party asked about."
        ),
        (
            "Line: a share; broken line: another tie, never a share. “>50 %” is more"
            " than half, “? %” an unknown share. Red line: sources disagree."
        ),
    )
    for number, text in enumerate(told):
        yield svg_text(_MARGIN, height - 30 + 16 * number, text, size=11, fill=QUIET)
