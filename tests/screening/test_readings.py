"""Listed names are kept as they were taken apart."""

from pathlib import Path

from clearance.entities import Listing
from clearance.names import analyse_company, analyse_person
from clearance.screening import Index
from clearance.screening._listed._readings import Readings

NAMES = (
    "PUTIN, Vladimir Vladimirovich", "V. V. Putin", "Anna Ivanova-Petersen",
    "Abd al-Rahman", "Vldmr Ptn", "صالح", "김정은", "ООО Ромашка", "中国建设银行",
    "カール株式会社", "Plant No. 38", "Forty Four Ltd.", "Limited", "", "\ud800",
)  # fmt: skip


def test_what_is_kept_of_a_name_is_what_it_was_taken_apart_into() -> None:
    apart = [way(name) for name in NAMES for way in (analyse_person, analyse_company)]
    kept = Readings.build(apart)
    assert [kept.of(number) for number in range(len(apart))] == apart
    assert Readings.build([()]).of(0) == ()


def test_a_saved_index_has_the_readings_of_its_names(
    sdn: tuple[Listing, ...], sdn_index: Path
) -> None:
    shelf = Index.open(sdn_index, accelerated=False)._shelf
    several = 0
    for number in range(0, shelf.size[1], 7):
        text = shelf.name(number)[1]
        person = shelf.is_person(shelf.party_of(number))
        parts = shelf.parts_of(number)
        apart = analyse_person(text) if person else analyse_company(text)
        assert parts[: len(apart)] == apart, text
        several += len(parts) > 1
    assert several
