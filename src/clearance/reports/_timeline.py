"""From when to when lists name a thing: the spans, and their picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from ._entity import EntityReport, Source
from ._plain_text import visible
from ._svg import FONT, INK, QUIET, svg_text

_WIDTH, _LEFT, _TOP, _ROW = 980, 330, 66, 30
_RIGHT = 28
_BAR, _ENDED, _GRID = "#094a8a", "#6e7781", "#d0d7de"
_ROLE = "role='img' aria-labelledby='timeline-title timeline-desc'"
_LETTERS = 46  # of a label
_MOST = 60  # rows of a picture; the table has all


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when a list names a thing, under which programmes.

    `printed` says that the list itself gives the first day; otherwise it is that of the
    first edition seen to name the thing, which may have been on it before. `until` is
    None where the newest edition still does.
    """

    label: str
    programmes: tuple[str, ...]
    since: date
    printed: bool
    until: date | None


def spans_of(report: EntityReport) -> tuple[Span, ...]:
    """Give the spans of a thing, designation by designation, the earliest first.

    Where lists tell of no designation, entry by entry.
    """
    found = [
        _span(one.list_name or one.authority or one.id, one.programmes, one.said)
        for one in report.designations
        if one.said
    ] or [
        Span(
            label=member.lists[0] if member.lists else member.id,
            programmes=(),
            since=member.first_seen,
            printed=False,
            until=None,
        )
        for member in report.members
    ]
    ordered = sorted(found, key=lambda span: (span.since, span.label, span.programmes))
    return tuple(dict.fromkeys(ordered))


def _span(label: str, programmes: tuple[str, ...], said: Sequence[Source]) -> Span:
    printed = [day for one in said if (day := _day(one.listed_from)) is not None]
    ends = [_day(one.listed_until) or one.gone for one in said]
    lasting = any(end is None for end in ends)
    return Span(
        label=label,
        programmes=programmes,
        since=min(printed) if printed else min(one.first_seen for one in said),
        printed=bool(printed),
        until=None if lasting else max(end for end in ends if end is not None),
    )


def _day(text: str | None) -> date | None:
    """Read a day that may be a year or month alone, as its first day."""
    if text is None:
        return None
    try:
        return date.fromisoformat((text + "-01-01")[:10] if len(text) < 10 else text)
    except ValueError:
        return None


def span_of(span: Span) -> str:
    """Say from when to when, in words."""
    since = f"since {span.since}" if span.printed else f"seen since {span.since}"
    return since if span.until is None else f"{since}, until {span.until}"


def render_timeline_svg(report: EntityReport, spans: Sequence[Span]) -> str:
    """Draw spans as bars over the years: one SVG that needs nothing else.

    Each bar has its days beside it in words; a broken start says that the list was seen
    to name the thing from then on, and may have done so before.
    """
    drawn = spans[:_MOST]
    today = report.day or report.made_at.date()
    first = min((span.since for span in drawn), default=today)
    scale = _Scale(first.year, max(today.year + 1, first.year + 1))
    height = _TOP + len(drawn) * _ROW + 34
    title = f"When lists name {visible(report.caption, 80)}"
    told = "; ".join(f"{one.label}: {span_of(one)}" for one in drawn)
    parts = [
        (
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDTH} {height}'"
            f" {_ROLE} {FONT}>"
        ),
        f"<title id='timeline-title'>{escape(title)}</title>",
        f"<desc id='timeline-desc'>{escape(told)}</desc>",
        f"<rect width='{_WIDTH}' height='{height}' fill='#ffffff'/>",
        svg_text(16, 28, title, size=16, weight=600),
        *_years(scale, height),
        *(part for at, one in enumerate(drawn) for part in _bar(scale, at, one, today)),
        svg_text(
            16,
            height - 12,
            "Full start: the day that the list prints. Broken start: the first edition"
            " that is loaded and names it; it may have been listed before.",
            size=11,
            fill=QUIET,
        ),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


@dataclass(frozen=True, slots=True)
class _Scale:
    first: int
    last: int

    def x(self, day: date) -> float:
        span = (date(self.last, 1, 1) - date(self.first, 1, 1)).days
        share = (day - date(self.first, 1, 1)).days / span
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * min(max(share, 0.0), 1.0)


def _years(scale: _Scale, height: float) -> Iterator[str]:
    step = max(1, (scale.last - scale.first) // 12 + 1)
    for year in range(scale.first, scale.last + 1, step):
        x = scale.x(date(year, 1, 1))
        yield (
            f"<line x1='{x:.1f}' y1='{_TOP - 8}' x2='{x:.1f}' y2='{height - 30}'"
            f" stroke='{_GRID}' stroke-width='1'/>"
        )
        yield svg_text(x, _TOP - 14, str(year), size=11, fill=QUIET, anchor="middle")


def _bar(scale: _Scale, row: int, span: Span, today: date) -> Iterator[str]:
    y = _TOP + row * _ROW + _ROW / 2
    end = span.until or max(today, span.since)
    start, stop = scale.x(span.since), scale.x(end)
    width = max(stop - start, 4)
    programmes = ", ".join(span.programmes)
    label = f"{span.label}: {programmes}" if programmes else span.label
    text = label if len(label) <= _LETTERS else f"{label[: _LETTERS - 1]}…"
    fill = _BAR if span.until is None else _ENDED
    broken = "" if span.printed else " stroke-dasharray='3 3'"
    yield f"<g><title>{escape(f'{label}: {span_of(span)}')}</title>"
    yield svg_text(16, y + 4, visible(text), size=12, fill=INK)
    yield (
        f"<rect x='{start:.1f}' y='{y - 7:g}' width='{width:.1f}' height='14' rx='2'"
        f" fill='{fill}'/>"
    )
    yield (
        f"<line x1='{start:.1f}' y1='{y - 11:g}' x2='{start:.1f}' y2='{y + 11:g}'"
        f" stroke='{INK}' stroke-width='2'{broken}/>"
    )
    beside = span_of(span)
    room = _WIDTH - _RIGHT - (start + width)
    if room > len(beside) * 6.2:
        yield svg_text(start + width + 8, y + 4, beside, size=11, fill=QUIET)
    elif width > len(beside) * 6.4:
        yield svg_text(
            start + width - 8, y + 4, beside, size=11, fill="#ffffff", anchor="end"
        )
    elif start - _LEFT > len(beside) * 6.2:
        yield svg_text(start - 8, y + 4, beside, size=11, fill=QUIET, anchor="end")
    yield "</g>"
