"""Questions to the rule book: rules, changes, facts, deals, penalties."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from fastapi import APIRouter, Body, File, Form, Query, UploadFile
from fastapi import Path as InPath
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from clearance.app import (
    AssessmentRequest,
    Desk,
    LawRequest,
    PenaltyRequest,
    Silent,
    assess_deal,
    law_changes,
    law_facts,
    law_rule,
)
from clearance.app import law as rules_found
from clearance.app import penalty as estimated
from clearance.assessment import Deal, read_deal
from clearance.errors import UsageError
from clearance.http import Asking, DeskOf, uploads
from clearance.reports import (
    render_assessment_json,
    render_law_changes_json,
    render_law_facts_json,
    render_penalty_json,
    render_rule_json,
    render_rules_json,
)

from ._answers import PROBLEMS, AskingOf, Told, or_not_found, told, told_with_lists
from ._versions import Versions, versions_of

law = APIRouter(prefix="/v1", tags=["law"], responses=PROBLEMS)


class FactsTold(BaseModel):
    """Facts that rules ask about, and what the rule book is."""

    versions: Versions
    facts: list[dict[str, Any]]


@law.get("/law", response_model=Told)
def rules(
    desk: DeskOf,
    asking: AskingOf,
    jurisdiction: Annotated[str | None, Query(description="us, eu, uk …")] = None,
    topic: Annotated[str | None, Query(description="finance, energy …")] = None,
    search: Annotated[
        str, Query(max_length=500, description="Only rules with all these words.")
    ] = "",
) -> Response:
    """List rules by jurisdiction, topic and words.

    With `as_of` only those in force on that day.
    """
    request = LawRequest(
        jurisdiction=jurisdiction or None,
        topic=topic or None,
        words=search,
        day=asking.day,
    )
    text = render_rules_json(rules_found(request))
    return told_with_lists(text, desk, asking)


@law.get("/law/rules/{id}", response_model=Told)
def rule(
    desk: DeskOf,
    asking: AskingOf,
    id: Annotated[str, InPath(description="Such as us.ofac.fifty-percent.")],  # noqa: A002
) -> Response:
    """Show one rule: text, figures, history, citations, exceptions and examples."""
    with or_not_found():
        shown = law_rule(id, asking.of_day)
    return told_with_lists(render_rule_json(shown), desk, asking)


@law.get("/law/changes", response_model=Told)
def changes(
    desk: DeskOf,
    asking: AskingOf,
    start: Annotated[date, Query(alias="from", description="After this day …")],
    end: Annotated[
        date | None,
        Query(alias="to", description="… up to this one; without it that of `as_of`."),
    ] = None,
) -> Response:
    """List what changed in the law between two days."""
    text = render_law_changes_json(law_changes(start, end or asking.of_day))
    return told_with_lists(text, desk, asking)


@law.get("/law/facts", response_model=FactsTold)
def facts(desk: DeskOf, asking: AskingOf) -> Response:
    """List the facts that rules ask about, and the values that each may have."""
    text = render_law_facts_json(law_facts())
    return told(text, versions_of(desk, asking), under="facts")


@law.post("/assess", response_model=Told)
def assess(
    desk: DeskOf,
    asking: AskingOf,
    deal: Annotated[Deal, Body(description="Who does what with whom, in what.")],
    screen: Annotated[
        bool, Query(description="Look for its parties on the lists.")
    ] = True,
) -> Response:
    """Say what each jurisdiction says of a deal on a day, why, and what is missing."""
    request = AssessmentRequest(
        deal=deal, day=asking.day, known=asking.known, screen=screen
    )
    return _assessed(desk, asking, request)


@law.post("/assess/with-files", response_model=Told)
def assess_with_files(
    desk: DeskOf,
    asking: AskingOf,
    deal: Annotated[
        str, Form(max_length=1_000_000, description="The deal as JSON or YAML.")
    ],
    ownership: Annotated[
        list[UploadFile], File(description="Who owns whom, as for /v1/owners.")
    ],
    screen: Annotated[
        bool, Form(description="Look for its parties on the lists.")
    ] = True,
) -> Response:
    """Say the same, with owners of its parties from files."""
    with uploads(desk, ownership) as paths:
        request = AssessmentRequest(
            deal=read_deal(deal, "the deal").model_copy(update={"ownership": ()}),
            day=asking.day,
            known=asking.known,
            screen=screen,
            files=paths,
        )
        return _assessed(desk, asking, request)


def _assessed(desk: Desk, asking: Asking, request: AssessmentRequest) -> Response:
    report = assess_deal(desk, request, now=asking.now, progress=Silent())
    return told_with_lists(render_assessment_json(report), desk, asking)


class Violation(BaseModel):
    """An apparent violation; what is left out is not known, and nothing is guessed."""

    model_config = ConfigDict(extra="forbid")

    amounts: list[Decimal] = Field(
        min_length=1,
        max_length=10_000,
        description="The value of each violation, or one sum with `violations`.",
    )
    violations: int | None = Field(default=None, ge=1, le=10_000_000)
    assessed: date | None = Field(
        default=None, description="On which day; else `as_of`."
    )
    first: date | None = Field(default=None, description="Day of the first violation.")
    last: date | None = Field(default=None, description="Day of the last one.")
    authority: str = Field(default="ofac", max_length=40, description="ofac, ofsi …")
    programme: str | None = Field(default=None, max_length=100, examples=["russia"])
    egregious: bool | None = None
    disclosed: bool | None = None
    cooperated: bool | None = None
    first_violation: bool | None = None
    similar: int = Field(
        default=5, ge=0, le=100, description="So many cases are shown."
    )


@law.post("/penalty", response_model=Told)
def penalty(desk: DeskOf, asking: AskingOf, violation: Violation) -> Response:
    """Estimate what an apparent violation may cost at most, with similar cases."""
    if any(not amount.is_finite() for amount in violation.amounts):
        raise UsageError("An amount is a number such as 25000.00.")
    given = violation.model_dump(exclude={"amounts", "assessed"})
    request = PenaltyRequest(
        assessed_on=violation.assessed or asking.of_day,
        amounts=tuple(violation.amounts),
        **given,
    )
    report = estimated(request, now=asking.now)
    return told_with_lists(render_penalty_json(report), desk, asking)
