"""A licence never makes anything worse: over examples of the book put together."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import permutations
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from clearance.assessment import Assessment, Deal, assess
from clearance.finding import Outcome
from clearance.law import Book, Case, Facts, Rule, book_folder, cases_of, the_book

BOOK = the_book()
BANS = [one for one in BOOK.ruling if BOOK.exceptions_to(one.id)]
RELIEFS = [
    one
    for one in BOOK.rules.values()
    if one.kind in {"licence", "exception"}
    and one.exception_to
    and set(one.exception_to) <= {ban.id for ban in BOOK.ruling}
]
# What says that a deal is licensed, allowed or attested.
SAID = (
    "licence.used",
    "licence.part_587",
    "licence.ofac",
    "deal.licensed_for_us_persons",
    "demand.authorised",
    "goods.software_licensed",
    "oil.attested",
)
_ORDER = list(Outcome)


@cache
def cases(rule: str) -> tuple[Case, ...]:
    """Give the examples of a rule on days on which it is in force."""
    every = cases_of(BOOK.rules[rule], book_folder())
    return tuple(one for one in every if one.expect != "not in force")


def put_together(*some: Case) -> dict[str, Any]:
    """Give the facts of examples as those of one deal; later ones win."""
    return {
        name: value
        for case in some
        for name, value in case.facts.items()
        if value is not None
    }


def without(rule: Rule) -> Book:
    """Give the book as it would be without a rule."""
    return replace(
        BOOK, rules={name: one for name, one in BOOK.rules.items() if one != rule}
    )


def worse(one: Assessment, other: Assessment) -> list[str]:
    """Name the jurisdictions that say something worse in the first."""
    return [
        first.id
        for first, second in zip(one.jurisdictions, other.jurisdictions, strict=True)
        if _ORDER.index(first.outcome) < _ORDER.index(second.outcome)
    ]


# How many deals are drawn: some each time, many in the long sweeps.
TRIES = pytest.mark.parametrize(
    "tries", [20, pytest.param(150, marks=pytest.mark.slow)]
)


@st.composite
def licensed(draw: st.DrawFn) -> tuple[Rule, dict[str, Any], date]:
    """Draw a licence, and a deal made of its example, a ban's and another relief's."""
    relief = draw(st.sampled_from(RELIEFS))
    ban = draw(st.sampled_from(relief.exception_to))
    other = draw(st.sampled_from(BOOK.exceptions_to(ban)))
    of_relief, of_ban, of_other = cases(relief.id), cases(ban), cases(other.id)
    assume(of_relief and of_ban and of_other)
    last = draw(st.sampled_from(of_relief))
    first, second = draw(st.sampled_from(of_ban)), draw(st.sampled_from(of_other))
    several = draw(st.sampled_from(((first, last), (first, second, last))))
    return relief, put_together(*several), last.day


@TRIES
def test_a_licence_in_the_book_never_worsens_what_any_jurisdiction_says(
    tries: int,
) -> None:
    @given(licensed())
    @settings(max_examples=tries, deadline=None)
    def never_worse(drawn: tuple[Rule, dict[str, Any], date]) -> None:
        relief, facts, day = drawn
        deal = Deal(facts=facts)

        assert worse(assess(deal, BOOK, day), assess(deal, without(relief), day)) == []

    never_worse()


@TRIES
def test_to_say_that_a_deal_is_licensed_never_worsens_it(tries: int) -> None:
    @given(licensed(), st.sampled_from(SAID), st.sampled_from([None, False]))
    @settings(max_examples=tries, deadline=None)
    def never_worse(
        drawn: tuple[Rule, dict[str, Any], date], said: str, before: bool | None
    ) -> None:
        _, facts, day = drawn
        plain = Deal(facts={**facts, said: before})

        told = assess(Deal(facts={**facts, said: True}), BOOK, day)

        assert worse(told, assess(plain, BOOK, day)) == []

    never_worse()


def _pairs() -> Iterator[tuple[Rule, Rule, Rule]]:
    for ban in BANS:
        for relief, other in permutations(BOOK.exceptions_to(ban.id), 2):
            if relief.kind == "licence" and other.kind == "exception":
                yield ban, relief, other


# Of each pair of rules the first examples of both, and more of them in the long sweeps.
@pytest.mark.parametrize("most", [1, pytest.param(2, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    ("ban", "relief", "other"), list(_pairs()), ids=lambda rule: rule.id
)
def test_a_licence_on_top_of_an_exemption_takes_nothing_away(
    ban: Rule, relief: Rule, other: Rule, most: int
) -> None:
    """What the law exempts, such as travel, needs no licence though one covers it."""
    book = without(relief)
    for first in cases(ban.id)[:most]:
        for second in cases(other.id)[:most]:
            for last in cases(relief.id)[:most]:
                facts = put_together(first, second, last)
                found = Facts(BOOK, facts, last.day).decide(ban)
                bare = Facts(book, facts, last.day).decide(ban)
                if found is not None and bare is not None:
                    assert _ORDER.index(found.outcome) >= _ORDER.index(bare.outcome)


def test_a_licence_does_better_some_of_these_deals() -> None:
    """The laws above are not kept by saying nothing."""
    better = 0
    for relief in RELIEFS:
        for case in cases(relief.id)[:1]:
            first = next(iter(cases(relief.exception_to[0])), None)
            facts = put_together(*filter(None, (first, case)))
            ban = BOOK.rules[relief.exception_to[0]]
            found = Facts(BOOK, facts, case.day).decide(ban)
            bare = Facts(without(relief), facts, case.day).decide(ban)
            if found is not None and bare is not None:
                better += _ORDER.index(found.outcome) > _ORDER.index(bare.outcome)

    assert better > 40
