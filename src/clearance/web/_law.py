"""The law: rules to browse by day, one rule whole, what changed between two days."""

from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Response

from clearance import app
from clearance.law import UNKNOWN, Rule, the_book
from clearance.reports import (
    GRADE_MEANS,
    LawChanges,
    RulesFound,
    RuleShown,
    doubts,
    expected_told,
    figure_told,
    render_law_changes_json,
    render_rule_json,
    render_rules_json,
    source_told,
    spell_told,
    standing,
    turn_told,
)
from clearance.values import read_day

from ._frame import Frame, FrameOf

law = APIRouter()

_PAGE = 50  # rules on one page
_YEAR = timedelta(days=365)


def _found(
    frame: Frame, jurisdiction: str, topic: str, words: str, *, every: bool
) -> RulesFound:
    return app.law(
        app.LawRequest(
            jurisdiction=jurisdiction or None,
            topic=topic or None,
            words=words,
            day=None if every else frame.asking.of_day,
        )
    )


@law.get("/law")
def page(
    frame: FrameOf,
    jurisdiction: Annotated[str, Query(description="us, eu, uk …")] = "",
    topic: Annotated[str, Query(description="finance, energy …")] = "",
    words: Annotated[str, Query(description="Words of title or text.")] = "",
    every: Annotated[bool, Query(description="Also not in force.")] = False,
    start: Annotated[int, Query(ge=0, alias="from")] = 0,
) -> Response:
    """Show the rules of the day, by jurisdiction, topic and words."""
    found = _found(frame, jurisdiction, topic, words, every=every)
    book = the_book()
    fill = frame.fill(
        "law.html.j2",
        rules=found.rules[start : start + _PAGE],
        total=len(found.rules),
        start=start,
        step=_PAGE,
        every=every,
        day=frame.asking.of_day,
        jurisdictions=book.jurisdictions,
        topics=sorted({one for rule in book.rules.values() for one in rule.topics}),
        all_rules=len(book.rules),
        state=_state,
    )
    return frame.page(fill())


@law.get("/law.json")
def twin(
    frame: FrameOf,
    jurisdiction: str = "",
    topic: str = "",
    words: str = "",
    every: bool = False,
) -> Response:
    """Tell the rules that were found, whole."""
    found = _found(frame, jurisdiction, topic, words, every=every)
    return frame.twin(render_rules_json(found))


def _state(rule: Rule, day: date) -> tuple[str, str]:
    """Say in a word whether a rule is in force, and of which grade that is."""
    spell = rule.on(day)
    if spell is None:
        return "not yet", rule.in_force[0].confidence
    words = {None: "ended", UNKNOWN: "not known"}
    return words.get(spell.value, "in force"), spell.confidence


@law.get("/law/changes")
def changes_page(
    frame: FrameOf,
    start: Annotated[str, Query(alias="from", description="2022-02-20")] = "",
    end: Annotated[str, Query(alias="to", description="2022-12-31")] = "",
) -> Response:
    """Show what turned in the law between two days."""
    told = _changes(frame, start, end)
    fill = frame.fill("law_changes.html.j2", changes=told, turn_told=turn_told)
    return frame.page(fill())


@law.get("/law/changes.json")
def changes_twin(
    frame: FrameOf,
    start: Annotated[str, Query(alias="from")] = "",
    end: Annotated[str, Query(alias="to")] = "",
) -> Response:
    """Tell what turned in the law between two days."""
    return frame.twin(render_law_changes_json(_changes(frame, start, end)))


def _changes(frame: Frame, start: str, end: str) -> LawChanges:
    last = read_day(end or None, "to") or frame.asking.of_day
    return app.law_changes(read_day(start or None, "from") or last - _YEAR, last)


@law.get("/law/{rule}")
def rule_page(frame: FrameOf, rule: str) -> Response:
    """Show one rule as of a day: text, figures, history, sources, examples."""
    if rule.endswith(".json"):
        return frame.twin(render_rule_json(_rule(frame, rule.removesuffix(".json"))))
    shown = _rule(frame, rule)
    fill = frame.fill(
        "rule.html.j2",
        shown=shown,
        rule=shown.rule,
        book=shown.book,
        standing=standing(shown.rule, shown),
        state=_state(shown.rule, shown.day),
        grades=GRADE_MEANS,
        doubts=[shown.book.uncertainties[one].text for one in doubts(shown.rule)],
        figure_told=figure_told,
        source_told=source_told,
        spell_told=spell_told,
        expected_told=expected_told,
    )
    return frame.page(fill())


def _rule(frame: Frame, rule: str) -> RuleShown:
    if rule not in the_book().rules:
        raise HTTPException(404, f"The book has no rule {rule[:80]!r}; see /law.")
    return app.law_rule(rule, frame.asking.of_day)
