"""Questions about lists: one party, what changed, who diverges, what is loaded."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi import Path as InPath
from fastapi.responses import Response

from clearance.app import (
    DiffRequest,
    DivergenceRequest,
    EntityRequest,
    Silent,
    sources,
)
from clearance.app import diff as changes_between
from clearance.app import divergence as diverging
from clearance.app import entity as thing
from clearance.entities import kinds, measures
from clearance.errors import UsageError
from clearance.http import DeskOf
from clearance.reports import (
    render_changes_json,
    render_divergence_json,
    render_entity_json,
    render_sources_json,
)
from clearance.values import country_code

from ._answers import PROBLEMS, AskingOf, Told, or_not_found, told_with_lists
from ._v1_jobs import JobTold, accepted

lists = APIRouter(prefix="/v1", tags=["lists"], responses=PROBLEMS)

Sources = Annotated[
    list[str] | None, Query(description="Only this list; repeatable.", alias="source")
]
Countries = Annotated[
    list[str] | None, Query(description="Only parties of it: RU.", alias="country")
]
Kinds = Annotated[
    list[str] | None,
    Query(description="Only things of it: Person, Company …", alias="kind"),
]
Programmes = Annotated[
    list[str] | None,
    Query(description="Only parties under it: RUSSIA-EO14024.", alias="programme"),
]


@lists.get("/entity/{id}", response_model=Told)
def entity(
    desk: DeskOf,
    asking: AskingOf,
    id: Annotated[  # noqa: A002
        str, InPath(description="Of a cluster, or one that a list gives.")
    ],
) -> Response:
    """Show one thing on all lists: entries, why they are one, who says what.

    Without `as_of` all that was ever said of it.
    """
    request = EntityRequest(asked=id, day=asking.day, known=asking.known)
    with or_not_found():
        report = thing(desk, request, now=asking.now, progress=Silent())
    return told_with_lists(render_entity_json(report), desk, asking)


@lists.get("/diff", response_model=Told)
def diff(
    desk: DeskOf,
    asking: AskingOf,
    earlier: Annotated[date, Query(alias="from", description="The earlier day.")],
    later: Annotated[
        date | None,
        Query(alias="to", description="The later day; without it that of `as_of`."),
    ] = None,
    source: Sources = None,
    programme: Programmes = None,
    country: Countries = None,
    kind: Kinds = None,
) -> Response:
    """Show what changed on the lists between two days, party by party."""
    request = DiffRequest(
        earlier=earlier,
        later=later or asking.of_day,
        known=asking.known,
        sources=tuple(source or ()),
        programmes=tuple(programme or ()),
        countries=tuple(map(country_of, country or ())),
        kinds=tuple(map(kind_of, kind or ())),
    )
    report = changes_between(desk, request, progress=Silent())
    return told_with_lists(render_changes_json(report), desk, asking)


def _comparing(
    asking: AskingOf,
    party: Annotated[str | None, Query(description="One party, by an id.")] = None,
    source: Sources = None,
    programme: Programmes = None,
    country: Countries = None,
    kind: Kinds = None,
    measure: Annotated[
        list[str] | None, Query(description="Only entries that impose it.")
    ] = None,
    listed_by: Annotated[
        list[str] | None, Query(description="Only parties that it lists: us, eu …")
    ] = None,
    not_listed_by: Annotated[
        list[str] | None, Query(description="Only parties that it does not list.")
    ] = None,
) -> DivergenceRequest:
    """Read what is to be compared."""
    return DivergenceRequest(
        party=party or None,
        countries=tuple(map(country_of, country or ())),
        kinds=tuple(map(kind_of, kind or ())),
        programmes=tuple(programme or ()),
        measures=tuple(map(_measure, measure or ())),
        listed_by=tuple(name.casefold() for name in listed_by or ()),
        not_listed_by=tuple(name.casefold() for name in not_listed_by or ()),
        sources=tuple(source or ()),
        day=asking.day,
        known=asking.known,
    )


_Comparing = Annotated[DivergenceRequest, Depends(_comparing)]


@lists.get("/divergence", response_model=Told)
def divergence(desk: DeskOf, asking: AskingOf, asked: _Comparing) -> Response:
    """Show which authorities list the same parties, since when, and who was first."""
    report = diverging(desk, asked, now=asking.now, progress=Silent())
    return told_with_lists(render_divergence_json(report), desk, asking)


@lists.post("/divergence", status_code=202, response_model=JobTold)
def divergence_job(
    request: Request, desk: DeskOf, asking: AskingOf, asked: _Comparing
) -> Response:
    """Do the same as a job, with a table, a page and a picture as results, too."""
    return accepted(request, desk, asking, asked)


@lists.get("/sources", response_model=Told)
def loaded(
    desk: DeskOf,
    asking: AskingOf,
    source: Sources = None,
    every: Annotated[
        bool, Query(description="All editions that are kept, not the newest alone.")
    ] = False,
) -> Response:
    """Tell of each list what is loaded of it, how old it is, and its terms."""
    found = sources(
        desk, tuple(source or ()), now=asking.now, every=every, progress=Silent()
    )
    return told_with_lists(render_sources_json(found), desk, asking)


def country_of(text: str) -> str:
    """Read a country. Raises UsageError for what is none."""
    code = country_code(text)
    if code is None:
        raise UsageError(f"{text[:60]!r} is no country; use a code such as RU.")
    return code


def kind_of(text: str) -> str:
    """Read a kind of thing. Raises UsageError for what is none."""
    return kinds()[text].name


def _measure(text: str) -> str:
    known = {name.casefold(): name for name in measures()}
    if text.casefold() not in known:
        raise UsageError(
            f"There is no measure {text[:60]!r}. Use one of: {', '.join(measures())}."
        )
    return known[text.casefold()]
