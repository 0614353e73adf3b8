"""Texts that somebody made to hurt: no comparison and no search is long, or fails.

Work is counted here, in calls made and ended, as machines differ and are busy; what it
takes in seconds is measured by `make bench`.
"""

from itertools import combinations_with_replacement

import pytest

from benchmarks._texts import HOSTILE
from clearance.entities import Entity, Listing
from clearance.screening import Index, Options, Query, compare_names
from tests.conftest import Calls

# Of which 400,000 take 5 to 20 ms of a quick machine.
MOST_CALLS = 400_000
KINDS = ("LegalEntity", "Person", "Company", "Vessel")


# Each text beside itself and some others, and beside more in the long sweeps: as names
# of which the kind is not known, which are read in every way, beside all.
@pytest.mark.parametrize(
    ("kind", "each"),
    [
        ("LegalEntity", 8),
        pytest.param("LegalEntity", 1, marks=pytest.mark.slow),
        *(pytest.param(one, 3, marks=pytest.mark.slow) for one in KINDS[1:]),
    ],
)
def test_no_two_texts_take_long_to_compare(kind: str, each: int, calls: Calls) -> None:
    """Whatever is laid beside whatever: bounded work, and no error."""
    for text in HOSTILE.values():
        compare_names(text, "the word tables are read once", kind=kind)
    made = {
        (one, other): calls(
            lambda: compare_names(HOSTILE[one] + "q", HOSTILE[other], kind=kind)  # noqa: B023
        )
        for at, (one, other) in enumerate(combinations_with_replacement(HOSTILE, 2))
        if one == other or at % each == 0
    }

    assert {} == {pair: count for pair, count in made.items() if count > MOST_CALLS}


@pytest.fixture(scope="module")
def index() -> Index:
    """Index hostile texts as names, next to usual ones."""
    return Index.build(
        Listing(Entity(f"{kind}-{at}", kind, {"name": (name,)}, ("x",)))
        for kind in ("Person", "Company")
        for at, name in enumerate(HOSTILE.values())
        if name.strip()
    )


def test_no_text_takes_long_to_search_for(index: Index, calls: Calls) -> None:
    """On a list of all of them, each takes no longer than some dozen comparisons."""
    made = {}
    for name, text in HOSTILE.items():
        index.screen(Query(names=(text,)))
        made[name] = calls(
            lambda: index.screen(
                Query(names=(text + "q",)),  # noqa: B023
                Options(threshold=0.5, limit=50),
            )
        )

    most = 40 * MOST_CALLS
    assert {} == {name: count for name, count in made.items() if count > most}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_two_long_texts_compare_the_same_either_way(name: str) -> None:
    """What is cut is cut on both sides: a comparison stays symmetric."""
    for other in ("24 words", "10 Cyrillic words", "Chinese signs", "a name"):
        there = compare_names(HOSTILE[name], HOSTILE[other])

        assert there == pytest.approx(compare_names(HOSTILE[other], HOSTILE[name]))


def test_words_beyond_the_longest_name_do_not_count() -> None:
    """Thirty words are read; what stands beyond them is no part of a name."""
    name = " ".join(f"w{chr(97 + n)}rd{chr(97 + n)}" for n in range(26))
    longer = name + " zulu yankee xray whisky"

    assert compare_names(longer, name) < compare_names(longer, longer)
    assert compare_names(longer, longer) == compare_names(longer, f"{longer} victor")


def test_what_a_long_text_says_besides_is_bounded_alike_either_way() -> None:
    """So much of it as is read in time, whichever of the two texts comes first."""
    long = "; ".join(f"Zorvane {word} Trading" for word in HOSTILE["24 words"].split())
    line = f"{long[:130]} (Zorgenia Marine) (in liquidation), Ankara"
    for other in (line[::-1], "Zorgenia Marine", f"{HOSTILE['24 words']} / Zorgenia"):
        assert compare_names(line, other) == compare_names(other, line)


def test_a_text_longer_than_any_name_of_a_person_may_still_be_a_firms() -> None:
    """Read as a person only where it is said to be one."""
    name = " ".join(f"w{chr(97 + n)}rd{chr(97 + n)}" for n in range(22))
    turned = " ".join(reversed(name.split()))

    assert compare_names(name, turned) > 0.9
    assert compare_names(name, turned, kind="Person") > 0.9
    assert compare_names(name, turned) == compare_names(name, turned, kind="Company")
