"""What follows from being on a list, told with every match."""

from datetime import date

from clearance.assessment import consequences
from clearance.finding import Outcome
from clearance.law import the_book

BOOK = the_book()


def told(*lists: str, day: str = "2024-07-01", **party: object) -> dict[str, Outcome]:
    """Give the outcome of each rule that hangs on these lists."""
    found = consequences(BOOK, lists, date.fromisoformat(day), **party)  # type: ignore[arg-type]
    return {one.rule: one.outcome for one in found}


def test_a_blocked_person_is_forbidden_under_the_law_that_blocks_it_alone() -> None:
    found = told("us.sdn", programmes=["RUSSIA-EO14024"])

    assert found["us.ofac.blocking"] is Outcome.PROHIBITED
    assert not any(rule.startswith(("eu.", "uk.")) for rule in found)


def test_foreigners_are_exposed_and_not_forbidden() -> None:
    found = told("us.sdn", programmes=["RUSSIA-EO14024"])

    assert found["us.secondary.material-support"] is Outcome.EXPOSED


def test_on_a_sectoral_list_what_is_forbidden_is_the_directive_and_no_more() -> None:
    found = told("us.ssi.directive-1", programmes=["UKRAINE-EO13662"])

    assert "us.eo-13662.directive-1" in found
    assert "us.ofac.blocking" not in found


def test_on_no_list_nothing_follows() -> None:
    assert told() == {}


def test_before_a_law_is_in_force_nothing_follows_from_it() -> None:
    found = told("eu.asset-freeze", day="2014-03-16")

    assert "eu.269.asset-freeze" not in found
