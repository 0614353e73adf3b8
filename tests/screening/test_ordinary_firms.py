"""Firms that are called by ordinary words, their legal forms and their articles."""

import pytest

from clearance.entities import Entity, Listing
from clearance.names import analyse_company, company_words
from clearance.names._letters import word_key
from clearance.names._lexicons import lexicon
from clearance.screening import Calibration, Index, Options, Query

# What fits so well reaches the default threshold on a list of 150,000 names.
_LONG_LIST = 0.817


def index_of(*names: str, kind: str = "Company") -> Index:
    """Build a list of firms, or ships, that have one name each."""
    return Index.build(
        [
            Listing(Entity(f"firm-{at}", kind, {"name": (name,)}))
            for at, name in enumerate(names)
        ]
    )


def found(index: Index, asked: str) -> list[str]:
    """Name the firms that are found as if the list were a long one."""
    least = Calibration(index.size[1]).probability(_LONG_LIST)
    matches = index.screen(Query(names=(asked,)), Options(threshold=least))
    return [match.listing.entity.caption for match in matches]


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        ("JSC URAL AIRLINES", "Ural Airlines"),
        ("JSC URAL AIRLINES", "Joint Stock Company Ural Airlines"),
        ("LIMITED LIABILITY COMPANY NEW TECHNOLOGIES", "New Technologies LLC"),
        ("LIMITED LIABILITY COMPANY NEW TECHNOLOGIES", "The New Technologies LLC"),
        ("National Iranian Gas Company", "The National Iranian Gas Company"),
        ("GX SHIPPING FZE", "GX Shipping Free Zone Establishment"),
        ("COMUS FZCO", "Comus Free Zone Company"),
        ("AKTSIONERNOE OBSHCHESTVO RT-AVTO TEKHNIKA", "RT-Avto Tekhnika JSC"),
        ("A71 LIMITED LIABILITY COMPANY", "OOO A71"),
        ("11420 CORP.", "11420 Corporation"),
        ("TYCHE 1", "The Tyche 1"),
    ],
)
def test_another_form_or_an_article_hides_no_firm(listed: str, asked: str) -> None:
    assert found(index_of(listed, "OCEAN PEARL"), asked) == [listed]


def test_the_prefix_of_a_ship_is_no_part_of_its_name() -> None:
    """Not even where both together look like a word: Sever is the north in Russian."""
    ships = index_of("EVER GLORY", "OCEAN PEARL", kind="Vessel")

    assert found(ships, "SS Ever Glory") == ["EVER GLORY"]


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        ("LIMITED LIABILITY COMPANY TECHNOLOGY", "Technology Partners"),
        ("11420 CORP.", "11421 Corp."),
        ("PLANT 4 LLC", "Factory 4 Ltd"),
        ("JSC URAL AIRLINES", "Ural Railways"),
        ("TYCHE 1", "The Tyche 2"),
    ],
)
def test_ordinary_words_and_numbers_alone_are_no_firm(listed: str, asked: str) -> None:
    assert found(index_of(listed, "OCEAN PEARL"), asked) == []


def test_every_spelling_of_a_legal_form_is_read_as_one() -> None:
    """Whatever else its words are: "free zone company" is no free zone.

    But for abbreviations of which folding leaves two letters: those stand for anything.
    """
    spellings = [
        spelling
        for spellings in lexicon("legal_forms.yml").values()
        for spelling in spellings
        if spelling.isascii() and (len(word_key(spelling)) > 2 or len(spelling) < 3)
    ]
    unread = [
        spelling
        for spelling in spellings
        if not any(
            parts.forms and [word.text for word in parts.words] == ["zorvan"]
            for text in (f"Zorvan {spelling}", f"{spelling} Zorvan")
            for parts in analyse_company(text)
        )
    ]

    assert len(spellings) > 300
    assert unread == []


@pytest.mark.parametrize("each", [40, pytest.param(10, marks=pytest.mark.slow)])
def test_an_ordinary_word_decides_where_many_firms_share_a_name(each: int) -> None:
    """No more than 80 names are compared, and not those that come first on the list."""
    words = sorted(word for word in company_words().generic if len(word) > 4)[:150]
    index = index_of(*(f"JOINT STOCK COMPANY ZORVAN {word}" for word in words))

    for word in words[::each]:
        query = Query(names=(f"Zorvan {word} LLC",))
        best = index.compare_all(query)[0].score
        assert index.screen(query)[0].score == best
        assert next(index.screen_many([query] * 40))[0].score == best
