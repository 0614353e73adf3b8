"""Compiled code tells which candidates cannot fit, and never refuses one that can."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearance.entities import Entity, Listing
from clearance.names import analyse_company, analyse_person
from clearance.screening import Index, Query
from clearance.screening._asked._asked import make_ready
from clearance.screening._asked._query import Options
from clearance.screening._fit._meetings import Terms, met_by
from clearance.screening._fit._sides import Side
from clearance.screening._index import _least
from clearance.screening._reach._reach import may_reach
from clearance.screening._reach._reachable import Pair
from clearance.validation import innocents, manipulations, take_samples

pytest.importorskip("numba", exc_type=ImportError)

# Words of many kinds: forms of given names, particles, numbers, forms, other scripts.
WORDS = [
    word
    for line in (
        "ivan john johann evgeny eugene sasha aleksandr alexandra abdul abdulrahman",
        "mohammed mhmd muhammadi bin ben al j jc v petrov petrova petrovich zedong",
        "mao bank banks of iran melli plant 38 39 vi 7901 llc ooo pao gmbh moscow kfc",
        "import eksport cltr dvoretz sberbank sbrbnk kim jong un chong jean claude",
        "ivanova-petersen xxi rahman trading tsetung 김정은 فلاديمير بوتين",
        "中国建设银行 カール株式会社 שלום ооо ромашка jamaa jamaat",
        "omskaya omsk zavod zavoda factory works moskovskiy banka ali ahmad ahmadi",
        "petrovag petrovllc abdulahmad kanu kony mira meraj sanayi yassin leyla lial",
        "jeanclaude bankmelli zedong sberbankof alrahman",
    )
    for word in line.split()
]
LEAST = (0.5, 0.6, 0.7, 0.8, 0.9)


@st.composite
def names(draw: st.DrawFn) -> str:
    """Give names of odd words, some with slips in them."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(words) - 1))
        place = draw(st.integers(0, len(words[at])))
        letter = draw(st.sampled_from(["", "a", "e", "h", "s", "k", "x", " "]))
        cut = draw(st.integers(0, 1))
        words[at] = words[at][:place] + letter + words[at][place + cut :]
    return " ".join(words).strip() or "x"


def _readings(text: str, terms: Terms) -> list[Side]:
    parts = analyse_person(text) if terms.person else analyse_company(text)
    return [Side.of(one, terms) for one in parts]


class Held:
    """An index, and what is asked of it both ways."""

    def __init__(self, index: Index) -> None:
        self.index, self.shelf = index, index._shelf
        self._terms = [Terms(self.shelf.rarity, person=one) for one in (False, True)]

    def left(
        self, texts: Sequence[str], numbers: Sequence[Sequence[int]], least: float
    ) -> list[list[Pair]]:
        """Give what compiled code leaves of names and those to lay each beside."""
        asked = [make_ready(Query(names=(text,))) for text in texts]
        pairs = [
            [(name.text, number) for name in one.names for number in some]
            for one, some in zip(asked, numbers, strict=True)
        ]
        found, strangers = self.index._search.likely(asked, pairs, (least, least))
        self.index._fitting.learn(strangers)
        return found

    def due(self, text: str, number: int, least: float) -> int:
        """Give the readings that may fit, as `Pair` has them, found one by one."""
        terms = self._terms[self.shelf.is_person(self.shelf.party_of(number))]
        listed = [Side.of(one, terms) for one in self.shelf.parts_of(number)]
        each = [(one, two) for one in _readings(text, terms) for two in listed]
        return sum(may_reach(*two, least) << at for at, two in enumerate(each))


def _entities() -> Iterator[Listing]:
    for at in range(160):
        words = [WORDS[(at * step + at // 7) % len(WORDS)] for step in (1, 5, 11, 3)]
        kind = ("Person", "Company")[at % 2]
        name = " ".join(words[: 1 + at % 4])
        yield Listing(Entity(f"n{at}", kind, {"name": (name,)}), (), {})


@pytest.fixture(scope="module")
def held() -> Held:
    return Held(Index.build(_entities(), accelerated=True))


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(texts=st.lists(names(), min_size=1, max_size=3), least=st.sampled_from(LEAST))
def test_no_reading_is_refused_that_may_reach(
    held: Held, texts: list[str], least: float
) -> None:
    every = range(held.shelf.size[1])
    for text, left in zip(
        texts, held.left(texts, [every] * len(texts), least), strict=True
    ):
        may = {(name, number): readings for name, number, readings in left}
        for name in {name for name, _ in may} | {text}:
            for number in every:
                due = held.due(name, number, least)
                assert not due & ~may.get((name, number), 0), (name, number)


@pytest.mark.parametrize("each", [12, pytest.param(1, marks=pytest.mark.slow)])
def test_what_is_left_of_a_real_list_is_little_and_has_all_that_matters(
    sdn: tuple[Listing, ...], sdn_index: Path, each: int
) -> None:
    held = Held(Index.open(sdn_index, accelerated=True))
    texts = [one.name for one in innocents(800, 5)]
    for one in manipulations():
        texts += [sample.written for sample in take_samples(sdn, one, 4, 23)]
    texts = texts[::each]
    queries = [Query(names=(text,)) for text in texts]
    candidates = held.index._candidates(queries, Options())
    numbers = [[number for _, number in pairs] for pairs in candidates]
    least = _least(held.index._scale(Options()), fields=False)[1]

    left = held.left(texts, numbers, least)

    asked = refused = needless = 0
    for pairs, after in zip(candidates, left, strict=True):
        may = {(text, number): readings for text, number, readings in after}
        for pair in pairs:
            due = held.due(*pair, least)
            assert not due & ~may.get(pair, 0), pair
            asked += 1
            refused += not may.get(pair)
            needless += not due
    assert asked > 1000 // each
    assert refused > needless / 2


def test_words_that_are_said_not_to_meet_do_not(held: Held) -> None:
    """What the plain way finds of the same two words is the same: nothing."""
    texts = [" ".join(WORDS[at : at + 3]) for at in range(0, len(WORDS), 2)]
    asked = [make_ready(Query(names=(text,))) for text in texts]
    fresh = Held(Index.build(_entities(), accelerated=True))
    pairs = [
        [(name.text, number) for name in one.names for number in range(160)]
        for one in asked
    ]
    _, strangers = fresh.index._search.likely(asked, pairs, (0.5, 0.5))
    told = list(strangers)
    for one, other, manner, person in told:
        terms = Terms(fresh.shelf.rarity, person=person)
        assert met_by(terms[one], manner)[terms[other]] == 0, (one, other)
    assert len(told) > 100


def test_how_rare_words_are_is_learnt_of_many_as_of_each(sdn_index: Path) -> None:
    """Words of the list, words of no list, and such in other letters."""
    some = ["petrov", "bank", "", "qqxzy", "ромашка", "petrov", "ivan"]
    learnt, other = (Index.open(sdn_index)._shelf for _ in range(2))

    learnt.learn_rarities(some)

    assert learnt._rarity == {word: other.rarity(word) for word in some if word}
    assert len(set(learnt._rarity.values())) > 2
