"""Abbreviations that Russian spells by the English names of their letters."""

import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from clearance.entities import Entity, Listing
from clearance.screening import (
    DEFAULT_THRESHOLD,
    Index,
    Query,
    compare_names,
    screen_batch,
)

ONE_FIRM = [
    ("ЭйБиСи Трейд", "ABC Trade"),
    ("ООО «ЭйБиСи Трейд»", "ABC Trade LLC"),
    ("ЭЙБИСИ ТРЕЙД", "ABC Trade"),
    ("Эй Би Си Трейд", "ABC Trade"),
    ("Эй-Би-Си Трейд", "ABC Trade"),
    ("ООО «Ай-Ти Сервис»", "IT Service LLC"),
    ("ЭсТи Логистик", "ST Logistic"),
    ("Джи Эм Логистик", "GM Logistic"),
    ("Эл-Джи Электроникс", "LG Electronics"),
    ("Ви-Ти-Би Банк", "VTB Bank"),
    ("Джей Эл Си", "JLC"),
]
OTHERS = [
    ("ЭйБиСи Трейд", "ABD Trade"),
    ("Джей Эл Си", "JLD"),
    ("Сити Зорген", "CT Zorgen"),
    ("Пиар и Ко", "PR Co"),
]


@pytest.mark.parametrize(("asked", "listed"), ONE_FIRM)
def test_letters_called_by_their_english_names_are_these_letters(
    asked: str, listed: str
) -> None:
    index = Index.build([Listing(Entity("1", "Company", {"name": (listed,)}))])

    assert compare_names(asked, listed, kind="Company") >= DEFAULT_THRESHOLD
    assert index.screen(Query(names=(asked,)))


@pytest.mark.parametrize(("asked", "listed"), OTHERS)
def test_other_letters_and_plain_syllables_are_others(asked: str, listed: str) -> None:
    assert compare_names(asked, listed, kind="Company") < DEFAULT_THRESHOLD


def test_how_a_name_was_read_is_told() -> None:
    index = Index.build([Listing(Entity("1", "Company", {"name": ("ABC Trade",)}))])
    (match,) = index.screen(Query(names=("ЭйБиСи Трейд",)))

    told = [one.text for one in match.evidence]
    assert "The query says 'ЭйБиСи Трейд', which was read as 'ABC treyd'." in told


@pytest.mark.parametrize("accelerated", [False, True])
def test_a_table_is_read_as_its_names_are(*, accelerated: bool) -> None:
    listed = [Listing(Entity(str(at), "Company", {"name": (name,)}))
              for at, (_, name) in enumerate(ONE_FIRM)]  # fmt: skip
    index = Index.build(listed, accelerated=accelerated)
    names = [asked for asked, _ in ONE_FIRM]

    found = screen_batch(index, pa.table({"name": names})).to_pylist()

    each = [(at, one.listing.entity.id) for at, name in enumerate(names)
            for one in index.screen(Query(names=(name,)))]  # fmt: skip
    assert [(one["row"], one["party_id"]) for one in found] == each
