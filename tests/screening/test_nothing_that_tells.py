"""Legal forms and ordinary words are no name: asked alone they are nobody's."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from clearance.entities import Entity, Listing
from clearance.screening import Index, Options, Query

_LISTED = (
    (
        "Company",
        "AKTSIONERNOE OBSHCHESTVO NAUCHNO-PROIZVODSTVENNOE PREDPRIYATIE KVARTSIT",
    ),
    ("Company", "PUBLIC JOINT STOCK COMPANY RESEARCH CORPORATION ISTOMIN"),
    ("Company", "JOINT STOCK COMPANY AVIACOMPANY BELTSAVIA"),
    ("Company", "UPRAVLYAYUSHCHAYA KOMPANIYA MOSTOVYKH SOORUZHENIY"),
    ("Company", "NAUCHNO-ISSLEDOVATELSKIY INSTITUT GRANIT"),
    ("Company", "INVESTITSIONNAYA KOMPANIYA OKTAVA"),
    ("Company", "CLOSED JOINT STOCK COMPANY AMUKA"),
    ("Company", "MUTAH GENERAL TRADING, L.L.C."),
    ("Company", "LIMITED LIABILITY COMPANY MV"),
    ("Company", "OOO TD KRP"),
    ("Company", "TORGOVIY DOM KRP"),
    ("Company", "DBD COMPANY"),
    ("Company", "CCC COMPANY"),
    ("Company", "B-TEXTIL LTD"),
    ("Company", "OAO TAE AVIA"),
    ("Company", "NORTHERN PETROCHEMIAL CO., LIMITED"),
    ("Company", "KRONSHTAL GROUP OF COMPANIES LIMITED"),
    ("Company", "KRZ GROUP OF COMPANIES"),
    ("Organization", "THE ORGANIZATION FOR TECHNICAL INDUSTRIES"),
    ("Organization", "MINISTRY OF DEFENCE"),
)
_FORMS = files("clearance.names") / "_lexicons" / "legal_forms.yml"
_INITIALS = 5  # letters that somebody may be called by
_NOBODY = (
    "Акционерное общество",
    "Public Joint Stock Company",
    "Закрытое акционерное общество",
    "株式会社",
    "주식회사",
    "股份有限公司",
    "有限责任公司",
    "公司",
    "Управляющая компания",
    "Научно-исследовательский институт",
    "Научно-производственное предприятие",
    "Научно-производственное объединение",
    "Инвестиционная компания",
    "Торговый дом",
    "Группа компаний",
    "شركة التجارة العامة",
    "General Trading LLC",
    "Company",
    "Petrochemical Company",
    "b",
    "the",
)


@pytest.fixture(scope="module")
def index() -> Index:
    """Parties whose names begin or end with such words."""
    return Index.build(
        Listing(Entity(str(at), kind, {"name": (name,)}, ("x",)))
        for at, (kind, name) in enumerate(_LISTED)
    )


@pytest.mark.parametrize("asked", _NOBODY)
def test_words_that_many_names_have_find_nobody(index: Index, asked: str) -> None:
    """Whatever a listed name begins with, and in whatever language they are."""
    assert () == index.screen(Query(names=(asked,)))


@pytest.mark.parametrize("name", [name for _, name in _LISTED])
def test_with_the_word_that_tells_each_is_found(index: Index, name: str) -> None:
    """Its whole name is, also where that is made of ordinary words."""
    assert name in {match.name for match in index.screen(Query(names=(name,)))}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Министерство обороны", "MINISTRY OF DEFENCE"),
        ("Управляющая компания мостовых сооруж", "UPRAVLYAYUSHCHAYA KOMPANIYA"),
        ("Торговый дом КРП", "OOO TD KRP"),
        ("Инвестиционная компания «Октава»", "INVESTITSIONNAYA KOMPANIYA OKTAVA"),
    ],
)
def test_translated_and_cut_names_are_found(
    index: Index, asked: str, found: str
) -> None:
    """As long as anything of them tells, or they are all there is."""
    first = index.screen(Query(names=(asked,)))[0].name

    assert (first or "").startswith(found)


@pytest.mark.slow
def test_no_legal_form_is_a_name_on_the_real_list(sdn_index: Path) -> None:
    """Of all spellings in the lexicon; letters of some are somebody's initials."""
    forms = yaml.safe_load(_FORMS.read_text("utf-8")).values()
    all_of_them = sorted({str(one) for spellings in forms for one in spellings})
    spellings = [one for one in all_of_them if len(one) > _INITIALS]
    index = Index.open(sdn_index)
    found = dict(_found(index, spellings))

    assert len(spellings) > 500
    assert len(found) <= len(spellings) // 100, found


def _found(index: Index, names: list[str]) -> Iterator[tuple[str, str]]:
    asked = (Query(names=(name,)) for name in names)
    for name, matches in zip(
        names, index.screen_many(asked, Options(limit=1)), strict=True
    ):
        if matches:
            yield name, str(matches[0].name)
