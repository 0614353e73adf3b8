"""Changes: who was added, removed or changed on the lists between two days."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Response

from clearance import app
from clearance.errors import UsageError
from clearance.knowledge import PartyChange
from clearance.reports import ChangesReport, render_changes_html, render_changes_json
from clearance.values import country_code, read_day

from ._find import KINDS
from ._frame import FrameOf
from ._paging import page_of

changes = APIRouter()

_USUAL = timedelta(days=30)
_QUICK = ((7, "7 days"), (30, "30 days"), (90, "90 days"), (365, "a year"))
_SORTS: Mapping[str, str] = {"list": "list", "name": "name", "programme": "programme"}
_NAMED = 12  # programmes and countries in a summary
Sort = Literal["list", "name", "programme"]
Kept = Literal["", "added", "removed", "changed"]


def _report(
    frame: FrameOf,
    earlier: Annotated[str, Query(alias="from", description="The earlier day.")] = "",
    later: Annotated[str, Query(alias="to", description="The later day.")] = "",
    source: Annotated[str, Query(description="Only this list.")] = "",
    programme: Annotated[str, Query(description="Only parties under it.")] = "",
    country: Annotated[str, Query(description="Only parties of it.")] = "",
    kind: Annotated[str, Query(description="Only things of it.")] = "",
) -> ChangesReport:
    end = read_day(later.strip() or None, "to") or frame.asking.of_day
    start = read_day(earlier.strip() or None, "from") or end - _USUAL
    request = app.DiffRequest(
        earlier=start,
        later=end,
        known=frame.asking.known,
        sources=(source,) if source else (),
        programmes=(programme.strip(),) if programme.strip() else (),
        countries=(country_of(country),) if country.strip() else (),
        kinds=(kind,) if kind else (),
    )
    return app.diff(frame.desk, request, progress=frame.progress)


def country_of(text: str) -> str:
    """Read a country by name or code. Raises UsageError for none."""
    code = country_code(text.strip())
    if code is None:
        raise UsageError(f"{text!r} is no country that is known here.")
    return code


ReportOf = Annotated[ChangesReport, Depends(_report)]


@changes.get("/changes")
def page(
    frame: FrameOf,
    report: ReportOf,
    change: Kept = "",
    sort: Sort = "list",
    page: Annotated[int, Query(ge=1)] = 1,
) -> Response:
    """Show what changed, as far as it was asked for, a page at a time."""
    chosen = [one for one in report.parties if not change or one.change == change]
    part = page_of(sorted(chosen, key=lambda one: _place(one, sort)), page)
    shown = {
        name: [one for one in part.things if one.change == name]
        for name in ("added", "removed", "changed")
    }
    today = frame.asking.of_day
    fill = frame.fill(
        "changes_page.html.j2",
        part=part,
        kinds=KINDS,
        sorts=_SORTS,
        days=(report.earlier.day, report.later.day),
        quick=[(today - timedelta(days=days), words) for days, words in _QUICK],
        lists=[one.name for one in frame.statuses() if one.used],
    )
    return frame.page(render_changes_html(report, fill, shown=shown, most=_NAMED))


def _place(party: PartyChange, sort: Sort) -> tuple[object, ...]:
    change = ("added", "removed", "changed").index(party.change)
    name = party.caption.casefold(), party.source, party.party
    if sort == "name":
        return (change, *name)
    if sort == "programme":
        return (change, ", ".join(party.programmes) or "~", *name)
    return (change, party.source, *name)


@changes.get("/changes.json")
def twin(frame: FrameOf, report: ReportOf, change: Kept = "") -> Response:
    """Tell the same for machines, all of it."""
    parties: Sequence[PartyChange] = report.of(change) if change else report.parties
    return frame.twin(render_changes_json(replace(report, parties=tuple(parties))))
