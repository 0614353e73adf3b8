"""Names that cannot fit well enough are told before they are laid together."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clearance.entities import Listing
from clearance.names import analyse_company, analyse_person
from clearance.screening import Index, Options, Query
from clearance.screening._fit._meetings import Terms
from clearance.screening._fit._namefit import fit_names
from clearance.screening._fit._sides import Side
from clearance.screening._reach._reach import may_reach
from clearance.validation import innocents, manipulations, take_samples

LEAST = (0.5, 0.65, 0.73, 0.8, 0.9)
# What the scorecard knows and no word by itself tells: what is written apart, initials,
# double surnames, numbers, legal forms, other scripts, wives, fathers.
ODD = [
    ("Ivan Ivanovich Petrov", "PETROV, Ivan"), ("Anna Iva-Petersen", "Anna IVANOVA"),
    ("Kim Jong Un", "KIM, Jong-un"), ("Jeanclaude Petit", "PETIT, Jean Claude"),
    ("JC Petit", "PETIT, Jean Claude"), ("V. V. Putin", "PUTIN, Vladimir Vladimirov"),
    ("A. R. Hussein", "Abd al-Rahman HUSSEIN"), ("Putin", "PUTIN, Vladimir"),
    ("Vldmr Ptn", "Vladimir PUTIN"), ("Mao Tsetung", "MAO Ze Dong"),
    ("김정은", "KIM, Jong-un"), ("فلاديمير بوتين", "Vladimir PUTIN"),
    ("Plant No. 38", "PLANT NO. 39 JSC"), ("Fund VI", "FUND V"), ("Plant 38", "PLANT"),
    ("Sberbank, Moscow branch", "SBERBANK OF RUSSIA"), ("Gazprom OOO", "GAZPROM PAO"),
    ("ООО Ромашка", "ROMASHKA LIMITED"), ("中国建设银行", "CHINA CONSTRUCTION BANK"),
    ("Bank Melli", "BANKMELLI IRAN"), ("State Bank", "BANK OF THE STATE"), ("7", "7"),
]  # fmt: skip


def _sides(text: str, terms: Terms) -> list[Side]:
    readings = analyse_person(text) if terms.person else analyse_company(text)
    return [Side.of(parts, terms) for parts in readings]


def _together(one: str, other: str, terms: Terms) -> Iterator[tuple[Side, Side]]:
    for asked in _sides(one, terms):
        for listed in _sides(other, terms):
            yield asked, listed


def _is_never_refused(asked: Side, listed: Side) -> float:
    score = fit_names(asked, listed).score
    said = asked.parts.key, listed.parts.key, score
    assert not score or may_reach(asked, listed, score), said
    for least in LEAST:
        assert score < least or may_reach(asked, listed, least), (said, least)
    return score


@pytest.mark.parametrize("person", [True, False])
def test_no_pair_is_refused_that_scores_enough(person: bool) -> None:
    terms = Terms(lambda word: len(word) / 20 % 1, person=person)
    names = [*dict.fromkeys(name for pair in ODD for name in pair)]
    scored = 0
    for one in names:
        for other in names:
            for asked, listed in _together(one, other, terms):
                scored += _is_never_refused(asked, listed) > 0.5
    assert scored > len(names)


@pytest.mark.parametrize("each", [40, pytest.param(1, marks=pytest.mark.slow)])
def test_no_candidate_on_a_real_list_is_refused_that_scores_enough(
    sdn: tuple[Listing, ...], sdn_index: Path, each: int
) -> None:
    """And most of those that do not score enough are refused."""
    index = Index.open(sdn_index, accelerated=False)
    shelf = index._shelf
    terms = [Terms(shelf.rarity, person=person) for person in (False, True)]
    asked = [one.name for one in innocents(800, 3)]
    for one in manipulations():
        asked += [sample.written for sample in take_samples(sdn, one, 4, 17)]
    refused = low = 0
    for text, number in _candidates(index, asked[::each]):
        of_kind = terms[shelf.is_person(shelf.party_of(number))]
        for ours, theirs in _together(text, shelf.name(number)[1], of_kind):
            if _is_never_refused(ours, theirs) < 0.7:
                low += 1
                refused += not may_reach(ours, theirs, 0.7)
    assert low > 1000 // each
    assert refused > low / 2


def _candidates(index: Index, names: list[str]) -> list[tuple[str, int]]:
    batch = [Query(names=(name,)) for name in names]
    found = index._candidates(batch, Options(setting="broad"))
    return [pair for pairs in found for pair in pairs]
