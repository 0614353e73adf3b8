"""What may be said of authorities, from what is known of their lists."""

from dataclasses import replace
from datetime import date

import pytest

from clearance.divergence import (
    NO_EFFECT,
    Comparison,
    Coverage,
    Entry,
    Lag,
    Namesakes,
    Party,
    Span,
    compare,
    only,
    summarise,
)

_DAY = date(2026, 5, 1)


def cover(authority: str, **told: object) -> Coverage:
    """Describe a whole list of persons and companies of May 2026."""
    known: dict[str, object] = {
        "source": f"{authority}_list",
        "title": f"List of {authority}",
        "authority": authority,
        "list_": f"{authority}_list",
        "group": f"{authority}_list",
        "edition": _DAY,
        "whole": True,
        "derived": False,
        "kinds": frozenset({"Person", "Organization"}),
    }
    return Coverage(**{**known, **told})  # type: ignore[arg-type]


def entry(authority: str, since: Span, **told: object) -> Entry:
    """Describe an entry that is on the list."""
    known: dict[str, object] = {
        "source": f"{authority}_list",
        "list_": f"{authority}_list",
        "group": f"{authority}_list",
        "subject": f"{authority}-1",
        "on": True,
        "since": since,
        "until": Span(),
        "edition": _DAY,
        "programmes": ("Russia",),
        "measures": ("asset freeze",),
    }
    return Entry(**{**known, **told})  # type: ignore[arg-type]


def party(*entries: Entry, kind: str = "Company", name: str = "vostok") -> Party:
    """Put entries together under one party."""
    by: dict[str, tuple[Entry, ...]] = {}
    for one in entries:
        by[one.source[:2]] = (*by.get(one.source[:2], ()), one)
    return Party(f"clr-{name}", name, kind, ("ru",), by, (name,))


def exact(day: int) -> Span:
    """Give a day of March 2022."""
    return Span(date(2022, 3, day), date(2022, 3, day))


def of(one: Party, *covers: Coverage, others: tuple[Party, ...] = ()) -> Comparison:
    """Compare, with one list an authority."""
    found = compare(one, {c.authority: (c,) for c in covers}, Namesakes((one, *others)))
    assert found is not None
    return found


def test_who_was_first_and_how_late_the_others_came() -> None:
    found = of(
        party(entry("us", exact(1)), entry("uk", exact(10))), cover("us"), cover("uk")
    )

    assert found.first == ("us",)
    assert found.certain
    assert found.stand("uk").lag == Lag(9, 9)
    assert found.stand("us").lag == Lag(0, 0)


def test_a_tie_is_told_as_one() -> None:
    found = of(
        party(entry("us", exact(1)), entry("uk", exact(1))), cover("us"), cover("uk")
    )

    assert set(found.first) == {"us", "uk"}
    assert found.certain


def test_who_was_first_is_not_said_where_the_days_overlap() -> None:
    """Between two editions lies the other's day: either may have been first."""
    seen = Span(date(2022, 2, 18), date(2022, 3, 5))
    late = entry("ca", exact(20))

    found = of(
        party(entry("us", seen), entry("uk", exact(2)), late),
        *(cover(name) for name in ("us", "uk", "ca")),
    )

    assert not found.certain
    assert set(found.first) == {"us", "uk"}
    assert found.stand("ca").lag == Lag(18, 30)


def test_absence_is_said_by_a_whole_edition_from_after_the_listing() -> None:
    found = of(party(entry("us", exact(1))), cover("us"), cover("uk"))

    assert found.stand("uk").state == "not_listed"
    assert found.stand("uk").editions == (("uk_list", _DAY),)


@pytest.mark.parametrize(
    "told",
    [
        {"whole": False},
        {"edition": date(2022, 2, 20)},
        {"kinds": frozenset({"Vessel"})},
        {"sanctions": False},
    ],
    ids=["only a part", "too old", "another kind", "without effect"],
)
def test_absence_is_not_said_by_an_edition_that_cannot_tell(
    told: dict[str, object],
) -> None:
    found = of(party(entry("us", exact(1))), cover("us"), cover("uk", **told))

    assert found.stand("uk").state == "not_known"
    assert found.stand("uk").why


def test_absence_is_not_said_while_a_namesake_is_listed() -> None:
    """The other list may have the very party under an entry that was not joined."""
    other = replace(
        party(entry("uk", exact(3))), id="clr-other", names=("БАНК Восток",)
    )

    found = of(
        party(entry("us", exact(1)), name="JSC VOSTOK Bank"),
        cover("us"),
        cover("uk"),
        others=(other,),
    )

    assert found.stand("uk").state == "not_known"
    assert "clr-other" in (found.stand("uk").why or "")


def test_a_name_published_without_effect_is_no_listing() -> None:
    ship = party(
        entry("us", exact(5)),
        entry("ua", exact(1), measures=(NO_EFFECT,)),
        kind="Vessel",
    )

    found = of(ship, cover("us"), cover("ua"))

    assert found.stand("ua").state == "published"
    assert found.first == ("us",)
    assert found.listed_by == ("us",)


def test_one_whom_nobody_sanctions_is_not_compared() -> None:
    named = party(entry("ua", exact(1), measures=(NO_EFFECT,)))

    assert compare(named, {"ua": (cover("ua"),)}, Namesakes((named,))) is None


def test_who_was_removed_is_told_with_the_day() -> None:
    gone = entry("us", exact(1), on=False, until=exact(20))

    found = of(party(gone, entry("uk", exact(2))), cover("us"), cover("uk"))

    assert found.stand("us").state == "removed"
    assert found.stand("us").until == exact(20)
    assert found.listed_by == ("uk",)


def test_lists_that_repeat_each_other_speak_of_one_listing() -> None:
    """Beside the day that one gives, "it was there in 2025" of the other is nothing."""
    told = entry("uk", exact(1))
    seen = entry(
        "uk", Span(None, date(2025, 4, 2)), list_="uk_other", subject="uk-other-1"
    )

    found = of(party(told, seen), cover("uk"))

    assert found.stand("uk").since == exact(1)


def test_another_list_of_unknown_day_leaves_the_first_day_open() -> None:
    """An older listing on a second list of the authority cannot be excluded."""
    seen = entry("us", Span(None, date(2022, 11, 23)), list_="ssi", group="ssi")

    found = of(party(entry("us", exact(1)), seen), cover("us"))

    assert found.stand("us").since == Span(None, date(2022, 3, 1))


def test_only_entries_of_a_measure_are_compared() -> None:
    ban = entry("us", exact(1), measures=("capital market restrictions",), list_="ssi")
    both = party(ban, entry("us", exact(9)), entry("uk", exact(4)))

    found = of(only(both, ["asset freeze"]), cover("us"), cover("uk"))

    assert found.first == ("uk",)
    assert found.stand("us").since == exact(9)


def test_counts_of_pairs_are_the_same_both_ways() -> None:
    ours = [
        party(entry("us", exact(1)), entry("uk", exact(3)), name="a"),
        party(entry("us", exact(1)), entry("uk", exact(7)), name="b"),
        party(entry("us", exact(1)), name="c"),
    ]

    summary = summarise(
        [of(one, cover("us"), cover("uk")) for one in ours], ("us", "uk")
    )

    us, uk = summary.authorities
    assert summary.shared["us", "uk"] == summary.shared["uk", "us"] == 2
    assert (us.listed, us.only_here, us.first) == (3, 1, 2)
    assert (uk.listed, uk.not_listed, uk.delay.median) == (2, 1, 4)
    assert us.delay.parties == 0
