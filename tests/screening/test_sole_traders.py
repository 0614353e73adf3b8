"""Sole traders: the firm is the person whose name it bears."""

from functools import cache

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import DEFAULT_THRESHOLD, Index, Query

LISTED = Entity("p1", "Person", properties={"name": ("Yuri Valentinovich KOVALCHUK",)})


@cache
def the_index() -> Index:
    """Build the index when it is first asked for."""
    return Index.build([Listing(LISTED)])


@pytest.mark.parametrize(
    "asked",
    [
        "ИП Ковальчук Юрий Валентинович",
        "ИП Ковальчук Ю.В.",
        "Ковальчук Ю. В., ИП",
        "Индивидуальный предприниматель Ковальчук Ю.В.",
        "ФОП Ковальчук Юрій Валентинович",
        "IP Kovalchuk Yu.V.",
        "Individual Entrepreneur Yuri Kovalchuk",
        "Yuri Kovalchuk, sole trader",
    ],
)
def test_a_sole_trader_is_the_person_who_trades(asked: str) -> None:
    (match,) = the_index().screen(Query(names=(asked,)))
    told = [one.text for one in match.evidence]

    assert match.score >= DEFAULT_THRESHOLD
    assert any("without the form of a sole trader" in one for one in told)
    assert not any("legal form" in one for one in told)


@pytest.mark.parametrize("asked", ["ИП Ковальчук Б.В.", "ИП «Ковальчук»", "ИП"])
def test_another_sole_trader_is_nobody_listed(asked: str) -> None:
    assert not the_index().screen(Query(names=(asked,)))
