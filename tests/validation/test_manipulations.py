"""How listed names are rewritten: each class does what it says, and repeatably."""

import random
from collections.abc import Mapping

import pytest

from clearance.entities import Entity, Listing
from clearance.validation import (
    Manipulation,
    cross_script_pairs,
    held_out_aliases,
    kind_of,
    manipulations,
    script_of,
    second_names,
    take_samples,
    without_names,
)

WAYS: Mapping[str, Manipulation] = {way.name: way for way in manipulations()}


def rewritten(way: str, text: str, kind: str = "persons") -> set[str | None]:
    """Rewrite a name with forty different states of chance."""
    return {WAYS[way].apply(text, kind, random.Random(seed)) for seed in range(40)}


def party(key: str, kind: str, **names: tuple[str, ...]) -> Listing:
    """Make a listed party with names alone."""
    return Listing(Entity(key, kind, names, ("list_a",)))


@pytest.mark.parametrize(
    ("way", "listed", "kind", "expected"),
    [
        ("word-order", "PUTIN, Vladimir", "persons", "Vladimir PUTIN"),
        ("word-order", "Ali HASSAN", "persons", "HASSAN Ali"),
        ("comma-form", "Igor Ivanovich Sechin", "persons", "Sechin, Igor Ivanovich"),
        ("upper-case", "Bank Rossiya", "companies", "BANK ROSSIYA"),
        ("all-joined", "SEA STAR", "vessels", "SEASTAR"),
        ("hyphen", "Al-Nusrah", "companies", "Al Nusrah"),
        ("patronymic-dropped", "Igor Ivanovich SECHIN", "persons", "Igor SECHIN"),
        ("patronymic-initial", "Igor Ivanovich SECHIN", "persons", "Igor I. SECHIN"),
        ("given-initial", "SECHIN, Igor Ivanovich", "persons", "SECHIN, I. Ivanovich"),
        ("middle-dropped", "Juan Carlos LOPEZ", "persons", "Juan LOPEZ"),
        ("middle-dropped", "Dr. Ahmad Ismail SAID", "persons", "Ahmad SAID"),
        ("middle-dropped", "Abd al-Aziz Musa SAID", "persons", "Abd al-Aziz SAID"),
        ("particle-dropped", "Qasim al-Rimi", "persons", "Qasim Rimi"),
        ("accents-stripped", "Čapajev", "persons", "Capajev"),
        ("vowels-dropped", "Vladimir Putinov", "persons", "Vldmr Ptnv"),
        ("form-dropped", "OOO Vympel", "companies", "Vympel"),
        ("form-dropped", "Jiangsu Trading Co., Ltd.", "companies", "Jiangsu Trading"),
        ("ampersand", "Oil and Gas", "companies", "Oil & Gas"),
        ("ampersand", "Oil & Gas", "companies", "Oil and Gas"),
        ("the-added", "SEA STAR", "vessels", "THE SEA STAR"),
        ("cut-20", "Mikhail Yevgenyevich FRADKOV", "persons", "FRADKOV Mikhail Yevg"),
    ],
)
def test_a_class_does_what_it_says(
    way: str, listed: str, kind: str, expected: str
) -> None:
    assert rewritten(way, listed, kind) == {expected}


def test_initials_come_with_dots_and_without_and_never_for_titles() -> None:
    expected = {"I. I. SECHIN", "I.I. SECHIN", "I I SECHIN"}

    assert rewritten("all-initials", "Igor Ivanovich SECHIN") == expected
    assert rewritten("all-initials", "Dr. Igor Ivanovich SECHIN") == expected


def test_initials_are_of_sounds_where_a_name_begins_with_one_of_several_letters() -> (
    None
):
    assert rewritten("initials-of-sounds", "Yuri Valentinovich KOVALCHUK") == {
        "Yu. V. KOVALCHUK",
        "Yu.V. KOVALCHUK",
    }
    assert rewritten("initials-of-sounds", "Igor Ivanovich SECHIN") == {None}


def test_initials_in_cyrillic_stand_before_the_surname_or_behind_it() -> None:
    found = rewritten("cyrillic-initials", "Yuriy Anatolyevich ZHIVLYUK")

    assert {"Ю. А. ЖИВЛЮК", "ЖИВЛЮК Ю.А.", "ЖИВЛЮК Ю А"} <= found


@pytest.mark.parametrize(
    ("way", "listed", "kind"),
    [
        ("letter-undoubled", "KUM SAN VIII", "vessels"),
        ("middle-dropped", "Sheikh Ahmad SAID", "persons"),
        ("middle-dropped", "Abdul Aziz SAID", "persons"),
        ("cut-20", "Ana GUTIERREZ HERNANDEZ", "persons"),
        ("words-translated", "JOINT STOCK COMPANY VYMPEL", "companies"),
        ("cut-35", "JOINT STOCK COMPANY PRODUCTION ASSOCIATION SEVER", "companies"),
    ],
)
def test_nothing_is_rewritten_into_another_name_or_into_none(
    way: str, listed: str, kind: str
) -> None:
    """Another ship's number, a title alone, a surname alone, ordinary words alone."""
    assert rewritten(way, listed, kind) == {None}


@pytest.mark.parametrize(
    ("system", "written"),
    [
        ("russian-bgn", "Yevgeniy Shchëgolev"),
        ("russian-iso9", "Evgenij Ŝëgolev"),
        ("russian-passport", "Evgenii Shchegolev"),
        ("russian-french", "Evgueni Chtchiogolev"),
        ("russian-german", "Jewgeni Schtschjogolew"),
    ],
)
def test_a_russian_name_is_written_by_the_rules_of_each_system(
    system: str, written: str
) -> None:
    assert rewritten(system, "Евгений Щёголев") == {written}


def test_a_latin_russian_name_goes_back_into_cyrillic() -> None:
    assert rewritten("back-to-cyrillic", "Mikhail Anatolyevich ZHIVLYUK") == {
        "Михаил Анатольевич ЖИВЛЮК"
    }


def test_no_other_name_is_taken_for_a_russian_one() -> None:
    for name in ("Kim Jong Un", "John Smith", "Hassan Nasrallah", "Xi Wang"):
        assert rewritten("back-to-cyrillic", name) == {None}


@pytest.mark.parametrize(
    ("way", "difference"),
    [
        ("typo-insertion", 1),
        ("typo-deletion", -1),
        ("typo-substitution", 0),
        ("typo-transposition", 0),
        ("keyboard-neighbour", 0),
        ("letter-doubled", 1),
    ],
)
def test_one_slip_is_one_slip_and_never_in_a_first_letter(
    way: str, difference: int
) -> None:
    for name in rewritten(way, "Vladimir Putinov"):
        assert name is not None
        assert len(name) - len("Vladimir Putinov") == difference
        assert (name[0], name.split()[1][0]) == ("V", "P")


def test_marks_that_nobody_sees_leave_the_letters() -> None:
    for way in ("zero-width", "soft-hyphens"):
        for name in rewritten(way, "Vladimir Putin"):
            assert name is not None
            assert name != "Vladimir Putin"
            assert "".join(c for c in name if c.isalpha() or c == " ") == (
                "Vladimir Putin"
            )


def test_a_look_alike_is_a_letter_of_another_script() -> None:
    for name in rewritten("homoglyphs", "Vladimir Putin"):
        assert name is not None
        assert len(name) == len("Vladimir Putin")
        assert any("\u0400" <= char <= "\u04ff" for char in name)


def test_a_cut_that_would_leave_a_legal_form_alone_is_not_made() -> None:
    long = "LIMITED LIABILITY COMPANY TEKHNOLOGIYA RAZVITIYA"

    assert rewritten("cut-20", long, "companies") == {None}


def test_a_translated_form_is_another_spelling_of_the_same_form() -> None:
    found = rewritten("form-swapped", "OOO Vympel", "companies")

    assert "LLC Vympel" in found
    assert "Limited Liability Company Vympel" in found
    assert all(name and name.endswith(" Vympel") for name in found)
    assert not any("Joint" in name for name in found if name)


def test_given_names_become_short_and_foreign() -> None:
    assert "Sasha Petrov" in rewritten("diminutive", "Aleksandr Petrov")
    assert "Oleksandr Petrov" in rewritten("given-translated", "Aleksandr Petrov")


def test_a_class_applies_to_its_own_kinds_alone() -> None:
    assert rewritten("ship-prefix", "Vladimir Putin", "persons") == {None}
    assert rewritten("patronymic-dropped", "Igor Ivanovich", "companies") == {None}


LISTINGS = (
    party("p1", "Person", name=("Igor Ivanovich SECHIN",), alias=("Igor SECHIN",)),
    party("p2", "Person", name=("Oleg Petrovich BELOV",)),
    party("p3", "Person", name=("ali",), alias=("Ivan Olegovich PETROV",)),
    party("c1", "Company", name=("OOO Vympel",)),
    party("v1", "Vessel", name=("SEA STAR",)),
    party("x1", "LegalEntity", name=("Somebody Ivanovich Else",)),
)


def test_samples_differ_from_every_name_of_their_party() -> None:
    found = take_samples(LISTINGS, WAYS["patronymic-dropped"], 10, seed=1)

    assert {(one.party, one.written) for one in found} == {
        ("p2", "Oleg BELOV"),
        ("p3", "Ivan PETROV"),
    }
    assert {one.kind for one in found} == {"persons"}


def test_aliases_come_in_only_where_primary_names_are_too_few() -> None:
    (only,) = take_samples(LISTINGS, WAYS["patronymic-dropped"], 1, seed=1)

    assert only.listed == "Oleg Petrovich BELOV"


def test_the_same_seed_draws_the_same_whatever_the_order_of_the_lists() -> None:
    for way in manipulations():
        first = take_samples(LISTINGS, way, 3, seed=7)
        assert first == take_samples(LISTINGS[::-1], way, 3, seed=7)
        assert all(one.listed != one.written for one in first)


def test_what_may_be_a_person_or_a_firm_is_left_out() -> None:
    assert kind_of(LISTINGS[-1].entity) is None


def test_there_are_thirty_classes_or_more_each_with_its_own_name() -> None:
    assert len(WAYS) == len(manipulations()) >= 30
    assert len({way.title for way in manipulations()}) == len(WAYS)


@pytest.mark.slow
def test_every_class_finds_two_hundred_names_on_the_real_lists(
    real: tuple[Listing, ...],
) -> None:
    short = {
        way.name: len(found)
        for way in manipulations()
        if len(found := take_samples(real, way, 200, seed=1)) < 200
    }

    # SDN names have no accents.
    assert set(short) <= {"accents-stripped", "comma-form", "number-rewritten"}


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Vladimir Putin", "Latin"),
        ("Владимир Путин", "Cyrillic"),
        ("محمد حسن", "Arabic"),
        ("محمدی پور", "Persian"),
        ("שלום", "Hebrew"),
        ("习近平", "Han"),
        ("김정은", "Hangul"),
        ("有限会社モスト", "Japanese"),
        ("機械工学研究団体", "Japanese"),
        ("Αθήνα", "Greek"),
        ("საქართველო", "Georgian"),
        ("Տիգրան", "Armenian"),
        ("12 / 34", None),
    ],
)
def test_the_script_of_a_name_is_known(text: str, script: str | None) -> None:
    assert script_of(text) == script


def test_a_name_across_scripts_is_taken_out_of_its_listing() -> None:
    both = party(
        "p9", "Person", name=("Oleg BELOV",), alias=("Олег Белов", "Олег Бєлов")
    )
    latin = party("p8", "Person", name=("Ivan PETROV",))
    foreign = party("p7", "Person", name=("Иван Петров",))

    found = cross_script_pairs((both, latin, foreign), seed=1)

    ((pair,),) = found.values()
    assert (pair.party, pair.script) == ("p9", "Cyrillic")
    assert pair.written == "Олег Белов"
    first, *others = without_names((both, latin, foreign), (pair,))
    assert first.entity.names == (("name", "Oleg BELOV"),)
    assert others == [latin, foreign]


def test_second_names_are_asked_as_the_list_has_them() -> None:
    weak = party("w", "Person", name=("Oleg BELOV",), weakAlias=("The Baker",))
    former = party("f", "Vessel", name=("SEA STAR",), previousName=("OLD STAR",))
    same = party("s", "Person", name=("Ivan PETROV",), weakAlias=("Ivan PETROV",))

    (asked,) = second_names((weak, former, same), "weakAlias", 5, seed=1)
    assert (asked.party, asked.listed, asked.written) == (
        "w",
        "Oleg BELOV",
        "The Baker",
    )
    (asked,) = second_names((weak, former, same), "previousName", 5, seed=1)
    assert (asked.party, asked.kind, asked.written) == ("f", "vessels", "OLD STAR")


def test_an_alias_held_out_leaves_no_spelling_of_itself_behind() -> None:
    both = party(
        "a",
        "Person",
        name=("Oleg BELOV",),
        alias=("Oleg BELIAEV", "BELIAEV, Oleg"),
    )
    same = party("b", "Person", name=("Ivan PETROV",), alias=("PETROV, Ivan",))

    (held,) = held_out_aliases((both, same), 5, seed=1)

    assert held.party == "a"
    assert held.written in ("Oleg BELIAEV", "BELIAEV, Oleg")
    left, untouched = without_names((both, same), (held,))
    assert left.entity.names == (("name", "Oleg BELOV"),)
    assert untouched == same
