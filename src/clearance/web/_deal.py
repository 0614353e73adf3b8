"""A deal: described in a form, assessed, and asked for only what matters next."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import FormData

from clearance import app
from clearance.assessment import Deal, Open, deal_of
from clearance.errors import UsageError
from clearance.law import Fact, the_book
from clearance.reports import (
    AssessmentReport,
    render_assessment_html,
    render_assessment_json,
    render_law_facts_json,
)
from clearance.values import read_day

from ._frame import Frame, FrameOf

deal = APIRouter()

_PARTIES = 3  # others that the form has room for at first
_NEXT = 5  # questions that are asked at a time
_FACT, _ABOUT = "fact:", "about:"
# Parts of a deal that a field of the form fills, by the field's name.
_FIELDS = {
    "actor_name": ("actor", "name"),
    "actor_country": ("actor", "country"),
    "actor_kind": ("actor", "kind"),
    "currency": ("payment", "currency"),
    "amount_usd": ("payment", "amount_usd"),
    "oil": ("oil", "product"),
    "price": ("oil", "price"),
}
_GOODS = ("hs", "description", "origin", "destination")
# Activities that people choose first; all others stand behind them.
_USUAL = ("export", "import", "payment", "service", "transport", "loan", "insurance")


@dataclass(frozen=True, slots=True)
class Told:
    """What a form tells: the deal, the day, and facts that were answered before."""

    deal: Deal
    day: date | None
    answers: Mapping[str, Any]
    form: FormData


async def _form(request: Request) -> FormData:
    return await request.form(max_files=0, max_fields=500)


def told_of(form: Annotated[FormData, Depends(_form)]) -> Told:
    """Read a form. Raises UsageError for what no deal can have."""
    answers = dict(_answers(form))
    described = _described(form)
    parties = described.get("parties", [])
    for name, value in answers.items():
        about = str(form.get(_ABOUT + name, "")).split("\n")
        own = [one for one in parties if one.get("name") in about]
        if name.startswith("party.") and own:
            for one in own:
                one.setdefault("facts", {})[name] = value
        else:
            described.setdefault("facts", {})[name] = value
    day = read_day(_text(form, "as_of") or None, "As of")
    return Told(deal_of(described, "the form"), day, answers, form)


ToldOf = Annotated[Told, Depends(told_of)]
"""What the form of a deal tells."""


def _described(form: FormData) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field, (part, name) in _FIELDS.items():
        if text := _text(form, field):
            found.setdefault(part, {})[name] = text
    for field in ("does", "services", "purposes"):
        if chosen := _chosen(form, field):
            found[field] = chosen
    if ways := _chosen(form, "mechanism"):
        found.setdefault("payment", {})["mechanism"] = ways
    if parties := list(_parties(form)):
        found["parties"] = parties
    goods = {name: text for name in _GOODS if (text := _text(form, f"goods_{name}"))}
    if goods:
        found["goods"] = [goods]
    if ship := _text(form, "vessel"):
        key = "imo" if ship.removeprefix("IMO").strip().isdigit() else "name"
        found["vessels"] = [{key: ship.removeprefix("IMO").strip()}]
    if title := _text(form, "title"):
        found["title"] = title
    return found


def _parties(form: FormData) -> Iterator[dict[str, Any]]:
    names, countries = form.getlist("party"), form.getlist("party_country")
    for place, name in enumerate(names):
        country = str(countries[place]) if place < len(countries) else ""
        one = {"name": str(name).strip(), "country": country.strip()}
        if told := {field: text for field, text in one.items() if text}:
            yield told


def _answers(form: FormData) -> Iterator[tuple[str, Any]]:
    """Give the facts that were answered, each as its type wants it."""
    facts = the_book().facts
    for field in form:
        if not field.startswith(_FACT):
            continue
        fact = facts.get(field.removeprefix(_FACT))
        if fact is None:
            raise UsageError(f"{field[:80]!r} is no fact; /deal.json lists them.")
        chosen = [one for one in map(str, form.getlist(field)) if one]
        if chosen:
            yield fact.name, _answer(fact, chosen)


def _answer(fact: Fact, chosen: list[str]) -> Any:
    if fact.type == "boolean":
        if chosen[0] not in ("yes", "no"):
            raise UsageError(f"{fact.name} is yes or no, not {chosen[0][:40]!r}.")
        return chosen[0] == "yes"
    if fact.type != "set":
        return chosen[0]
    parts = [one.strip() for text in chosen for one in text.split(",")]
    return [] if parts == ["none"] else [one for one in parts if one]


def _text(form: FormData, field: str) -> str:
    value = form.get(field, "")
    return value.strip() if isinstance(value, str) else ""


def _chosen(form: FormData, field: str) -> list[str]:
    return [one for one in map(str, form.getlist(field)) if one]


@deal.get("/deal")
def page(frame: FrameOf) -> Response:
    """Show the form of a deal, of which nothing need be filled in."""
    fill = frame.fill("deal.html.j2", report=None, **_choices(FormData()))
    return frame.page(fill())


@deal.get("/deal.json")
def facts_twin(frame: FrameOf) -> Response:
    """Tell which facts can be told of a deal."""
    return frame.twin(render_law_facts_json(app.law_facts()))


@deal.post("/deal")
def assessed_page(frame: FrameOf, told: ToldOf) -> Response:
    """Show what each jurisdiction says of the deal, and what to tell next."""
    report = _assessed(frame, told)
    fill = frame.fill(
        "deal_answer.html.j2",
        as_of=(told.day or frame.asking.of_day).isoformat(),
        twin=None,
        **_choices(told.form),
        **_next(report, told),
    )
    return frame.page(render_assessment_html(report, fill))


@deal.post("/deal.json")
def assessed_twin(frame: FrameOf, told: ToldOf) -> Response:
    """Tell the same for machines."""
    return frame.twin(render_assessment_json(_assessed(frame, told)))


def _assessed(frame: Frame, told: Told) -> AssessmentReport:
    request = app.AssessmentRequest(deal=told.deal, day=told.day or frame.asking.day)
    return app.assess_deal(
        frame.desk, request, now=frame.asking.now, progress=frame.progress
    )


def _next(report: AssessmentReport, told: Told) -> dict[str, Any]:
    """Choose what to ask next: what most rules hang on, each fact once."""
    facts, asked = the_book().facts, dict[str, Open]()
    for one in report.assessment.questions:
        if not one.relief and one.question.fact not in told.answers:
            asked.setdefault(one.question.fact, one)
    first = [(facts[fact], one) for fact, one in asked.items() if fact in facts]
    return {
        "questions": first[:_NEXT],
        "later": max(len(asked) - _NEXT, 0),
        "answered": [
            (facts[name], value, str(told.form.get(_ABOUT + name, "")))
            for name, value in told.answers.items()
        ],
    }


def _choices(form: FormData) -> dict[str, Any]:
    """Give the form its words, and what was filled in before."""
    facts = the_book().facts
    does = facts["activity"].values
    parties = [*_parties(form)]
    return {
        "kinds_of_actor": facts["actor.kind"].values,
        "usual": _USUAL,
        "rarer": [one for one in does if one not in _USUAL],
        "services": facts["service.kind"].values,
        "purposes": facts["purpose"].values,
        "mechanisms": facts["payment.mechanism"].values,
        "parties": [
            (one.get("name", ""), one.get("country", ""))
            for one in [*parties, *[{}] * max(1, _PARTIES - len(parties))]
        ],
        "filled": defaultdict(str, {field: _text(form, field) for field in form}),
        "chosen": {
            field: _chosen(form, field)
            for field in ("does", "services", "purposes", "mechanism")
        },
    }
