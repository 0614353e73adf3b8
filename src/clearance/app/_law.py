"""The rule book as users ask about it: browse, show, compare days, check."""

from dataclasses import dataclass
from datetime import date, timedelta

from clearance.errors import UsageError
from clearance.law import (
    Check,
    Fact,
    book_folder,
    cases_of,
    check,
    search,
    the_book,
    turns_between,
)
from clearance.reports import LawChanges, RulesFound, RuleShown


@dataclass(frozen=True, slots=True, kw_only=True)
class LawRequest:
    """A wish to see rules: of a jurisdiction, on a topic, with words, on a day."""

    jurisdiction: str | None = None
    topic: str | None = None
    words: str = ""
    day: date | None = None


def law(request: LawRequest) -> RulesFound:
    """Find rules. Raises UsageError for a jurisdiction or topic that there is not."""
    book = the_book()
    topics = sorted({topic for rule in book.rules.values() for topic in rule.topics})
    _one_of(request.jurisdiction, book.jurisdictions, "jurisdiction")
    _one_of(request.topic, topics, "topic")
    rules = search(
        book,
        jurisdiction=request.jurisdiction,
        topic=request.topic,
        words=request.words,
        day=request.day,
    )
    return RulesFound(book, rules, request.day)


def _one_of(name: str | None, there: tuple[str, ...] | list[str], what: str) -> None:
    if name is not None and name not in there:
        raise UsageError(
            f"No rule has the {what} {name!r}. Use one of: {_list(there)}."
        )


def _list(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(names)


def law_rule(rule_id: str, day: date) -> RuleShown:
    """Give one rule as of a day. Raises UsageError for an unknown id."""
    book = the_book()
    rule = book.rule(rule_id)
    cases = cases_of(rule, book_folder())
    return RuleShown(book, rule, day, cases, book.exceptions_to(rule.id))


def law_changes(start: date, end: date) -> LawChanges:
    """List what changed in the law after *start*, up to *end*.

    Raises UsageError where *end* is before *start*.
    """
    if end < start:
        raise UsageError(f"--to {end} is before --from {start}; turn them round.")
    book = the_book()
    return LawChanges(book, start, end, turns_between(book, start, end))


def law_check(day: date, *, stale_after: timedelta) -> Check:
    """Look the book over: stale, uncited, contradictory rules, and its coverage."""
    return check(the_book(), book_folder(), day, stale_after=stale_after)


def law_facts() -> tuple[Fact, ...]:
    """List the facts that rules ask about."""
    return tuple(the_book().facts.values())
