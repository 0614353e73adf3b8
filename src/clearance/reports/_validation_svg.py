"""Pictures of shares over thresholds: lines, their intervals, and marked settings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from clearance.validation import Share

_WIDTH, _HEIGHT = 980, 378
_PANEL, _TOP, _DEEP = 400, 96, 206
_BESIDE = 0.02  # so near, the figure of a tick would stand in the line of a mark
_INK, _QUIET, _LINE = "#1b1f24", "#57606a", "#d0d7de"
_STYLES = (("#1d4f7c", ""), ("#9b2417", "6 4"), ("#664200", "2 4"))
_FONT = "font-family='system-ui, -apple-system, Segoe UI, sans-serif'"


@dataclass(frozen=True, slots=True)
class Line:
    """A share over thresholds, with what it is called."""

    label: str
    points: tuple[tuple[float, Share], ...]


def threshold_chart(
    title: str,
    panels: Sequence[tuple[str, Sequence[Line]]],
    marks: Mapping[str, float],
) -> str:
    """Draw up to two panels of lines as one SVG that needs nothing else.

    Every panel has a scale of its own from 0; bands are 95 % intervals, dashes tell
    lines apart without colour.
    """
    told = "; ".join(label for label, _ in panels)
    start = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDTH} {_HEIGHT}'"
        f" role='img' aria-label='{escape(title, quote=True)}' {_FONT}>"
    )
    parts = [
        start,
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc>",
        f"<rect width='{_WIDTH}' height='{_HEIGHT}' fill='#ffffff'/>",
    ]
    for number, (label, lines) in enumerate(panels):
        parts += _panel(56 + number * (_PANEL + 88), label, lines, marks)
    return "\n".join((*parts, "</svg>"))


def _panel(
    left: float, label: str, lines: Sequence[Line], marks: Mapping[str, float]
) -> Iterator[str]:
    places = [at for line in lines for at, _ in line.points]
    low, high = min(places, default=0.0), max(places, default=1.0)
    top = _scale(max((s.share for line in lines for _, s in line.points), default=1))

    def x(at: float) -> float:
        return left + _PANEL * (at - low) / ((high - low) or 1)

    def y(share: float) -> float:
        return _TOP + _DEEP * (1 - min(share / top, 1))

    yield _text(left - 30, 24, label, size=15, weight=600)
    yield from _legend(left - 30, lines)
    for step in range(5):
        at = y(top * step / 4)
        yield f"<path d='M{left:g} {at:g}h{_PANEL}' stroke='{_LINE}'/>"
        value = f"{top * step * 25:.3g} %"
        yield _text(left - 6, at + 4, value, size=11, anchor="end")
    for at in _ticks(low, high):
        if any(abs(at - mark) < _BESIDE for mark in marks.values()):
            continue  # the mark's own line stands there, and names the figure
        yield _text(x(at), _TOP + _DEEP + 18, f"{at:g}", size=11, anchor="middle")
    yield _text(left, _TOP + _DEEP + 70, "threshold", size=11)
    yield from _marks(marks, (low, high), x)
    for line, (colour, dash) in zip(lines, _STYLES, strict=False):
        yield from _drawn(line, colour, dash, (x, y))


def _scale(most: float) -> float:
    """Round the largest share up to a round one."""
    steps = (0.001, 0.002, 0.004, 0.01, 0.02, 0.04, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0)
    return next(step for step in steps if step >= min(most, 1.0))


def _ticks(low: float, high: float) -> list[float]:
    return [at / 10 for at in range(11) if low - 1e-9 <= at / 10 <= high + 1e-9]


def _legend(left: float, lines: Sequence[Line]) -> Iterator[str]:
    for row, (line, (colour, dash)) in enumerate(zip(lines, _STYLES, strict=False)):
        at = 44 + row * 17
        yield (
            f"<path d='M{left:g} {at:g}h26' stroke='{colour}' stroke-width='2.5'"
            f" stroke-dasharray='{dash}' fill='none'/>"
        )
        yield _text(left + 34, at + 4, line.label, size=12)


def _marks(
    marks: Mapping[str, float], ends: tuple[float, float], x: object
) -> Iterator[str]:
    assert callable(x)
    shown = [(n, at) for n, at in marks.items() if ends[0] <= at <= ends[1]]
    for number, (name, at) in enumerate(shown):
        below = 40 + 13 * (number % 2)  # neighbours stand on two lines
        yield (
            f"<path d='M{x(at):.1f} {_TOP}v{_DEEP + 26}' stroke='{_QUIET}'"
            " stroke-dasharray='3 3'/>"
        )
        told = f"{name} {at:g}"
        yield _text(x(at), _TOP + _DEEP + below, told, size=11, anchor="middle")


def _drawn(
    line: Line, colour: str, dash: str, axes: tuple[object, object]
) -> Iterator[str]:
    x, y = axes
    assert callable(x)
    assert callable(y)
    upper = [f"{x(at):.1f},{y(s.interval[1]):.1f}" for at, s in line.points]
    lower = [f"{x(at):.1f},{y(s.interval[0]):.1f}" for at, s in reversed(line.points)]
    yield (
        f"<polygon points='{' '.join(upper + lower)}' fill='{colour}'"
        " fill-opacity='0.12'/>"
    )
    points = " ".join(f"{x(at):.1f},{y(s.share):.1f}" for at, s in line.points)
    yield (
        f"<polyline points='{points}' fill='none' stroke='{colour}'"
        f" stroke-width='2.5' stroke-dasharray='{dash}'/>"
    )
    for at, share in line.points:
        told = f"{line.label}, {at:g}: {share.count} of {share.total}"
        yield (
            f"<circle cx='{x(at):.1f}' cy='{y(share.share):.1f}' r='3'"
            f" fill='{colour}'><title>{escape(told)}</title></circle>"
        )


def _text(
    x: float,
    y: float,
    text: str,
    *,
    size: float,
    weight: int = 400,
    anchor: str = "start",
) -> str:
    fill = _INK if weight > 400 else _QUIET
    return (
        f"<text x='{x:.1f}' y='{y:.1f}' font-size='{size:g}' fill='{fill}'"
        f" font-weight='{weight}' text-anchor='{anchor}'>{escape(text)}</text>"
    )
