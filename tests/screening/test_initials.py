"""Initials, of one letter and of several, in every script that has letters."""

import pytest

from clearance.entities import Entity, Listing
from clearance.names import Role, analyse_person
from clearance.names._lexicons import lexicon
from clearance.screening import (
    DEFAULT_THRESHOLD,
    Index,
    Match,
    Query,
    compare_names,
)
from clearance.screening._listed import initial

ONE_PERSON = [
    # letters of Cyrillic that are two or more in Latin
    ("Ковальчук Ю.В.", "Yuri Valentinovich KOVALCHUK"),
    ("Ю. В. Ковальчук", "Iurii KOVALCHUK"),
    ("Ковальчук Я", "Yakov KOVALCHUK"),
    ("Петрова Е.А.", "Yelena PETROVA"),
    ("Петрова Е.А.", "Elena Andreyevna PETROVA"),
    ("Алферов Ж.И.", "Zhores ALFEROV"),
    ("Исмаилов Х.", "Khalid ISMAILOV"),
    ("Исмаилов Х.", "Halid ISMAILOV"),
    ("Басаев Ш.С.", "Shamil BASAYEV"),
    ("Айтматов Ч. Т.", "Chingiz AITMATOV"),
    ("Худайнатов Э.Ю.", "Eduard Yuryevich KHUDAINATOV"),
    # the same of other scripts
    ("შ. ბერიძე", "Shota BERIDZE"),
    ("Χ. Παπαδόπουλος", "Christos PAPADOPOULOS"),
    # as documents in Latin letters write them
    ("Kovalchuk Yu.V.", "Yuri Valentinovich KOVALCHUK"),
    ("YU. V. KOVALCHUK", "KOVALCHUK, Yuri Valentinovich"),
    ("Yu. I. Grigoryev", "Yuri Innokentyevich GRIGORYEV"),
    ("Khudainatov E.Yu.", "Eduard Yurievich KHUDAINATOV"),
    ("Prigozhin Ye. V.", "Evgeny PRIGOZHIN"),
    ("Ismailov Kh.", "Halid ISMAILOV"),
    ("Kirkorov Ph.", "Filipp KIRKOROV"),
    # without dots, where two stand at the end
    ("KOVALCHUK YU V", "Yuri Valentinovich KOVALCHUK"),
    ("KHUDAINATOV E YU", "Eduard Yurievich KHUDAINATOV"),
    ("ALFEROV ZH I", "Zhores Ivanovich ALFEROV"),
    # two as one word, beside one name
    ("Ковальчук ЮВ", "Yuri Valentinovich KOVALCHUK"),
    ("ЮВ Ковальчук", "Yuri Valentinovich KOVALCHUK"),
    ("KOVALCHUK ЮВ", "Yuri KOVALCHUK"),
    ("Петрова ЕА", "Yelena Andreyevna PETROVA"),
    ("LAVROV SV", "Sergei LAVROV"),
    ("VV PUTIN", "Vladimir PUTIN"),
    # one letter of a name that others begin with another
    ("Prigozhin E.V.", "Yevgeniy Viktorovich PRIGOZHIN"),
    ("Kovalchuk J.", "Yuri KOVALCHUK"),
    ("Kobzon I.D.", "Joseph KOBZON"),
    ("Sobchak K.", "Xenia SOBCHAK"),
    ("Kaminski W.", "Vladimir KAMINSKI"),
]
OTHER_INITIALS = [
    ("Ковальчук Ю.", "Boris KOVALCHUK"),
    ("Prigozhin E.", "Pavel PRIGOZHIN"),
    ("KOVALCHUK KH V", "Yuri KOVALCHUK"),
    ("Chen Yu", "Yuri CHEN"),
    ("Kovalchuk Sh.", "Yuri KOVALCHUK"),
    ("Kobzon I.", "Boris KOBZON"),
    ("Ковальчук БШ", "Yuri Valentinovich KOVALCHUK"),
    ("LAVROV KD", "Sergei LAVROV"),
]


def _index(names: list[str], *, accelerated: bool = False) -> Index:
    entities = [
        Entity(f"p{at}", "Person", properties={"name": (name,)})
        for at, name in enumerate(names)
    ]
    return Index.build([*map(Listing, entities)], accelerated=accelerated)


@pytest.mark.parametrize(("asked", "listed"), ONE_PERSON)
def test_an_initial_stands_for_the_names_that_begin_with_its_sound(
    asked: str, listed: str
) -> None:
    assert compare_names(asked, listed, kind="Person") >= DEFAULT_THRESHOLD
    assert _index([listed]).screen(Query(names=(asked,)))


@pytest.mark.parametrize(("asked", "listed"), OTHER_INITIALS)
def test_an_initial_of_another_sound_makes_a_surname_somebody_elses(
    asked: str, listed: str
) -> None:
    assert compare_names(asked, listed, kind="Person") < DEFAULT_THRESHOLD
    assert not _index([listed]).screen(Query(names=(asked,)))


@pytest.mark.parametrize(
    "asked", ["Ковальчук Ю.Ш.", "Ковальчук Ш.В.", "Kovalchuk Yu.Sh.", "Kovalchuk Sh.V."]
)
def test_one_of_two_initials_of_another_sound_speaks_against_a_person(
    asked: str,
) -> None:
    listed = "Yuri Valentinovich KOVALCHUK"
    right = compare_names("Ковальчук Ю.В.", listed, kind="Person")

    assert compare_names(asked, listed, kind="Person") < right - 0.1


@pytest.mark.parametrize("accelerated", [False, True])
def test_many_initials_are_read_as_they_are_one_by_one(*, accelerated: bool) -> None:
    index = _index([one for _, one in ONE_PERSON], accelerated=accelerated)
    queries = [Query(names=(asked,)) for asked, _ in ONE_PERSON]

    together = [*index.screen_many(queries)]

    assert [[*map(_told, one)] for one in together] == [
        [*map(_told, index.screen(query))] for query in queries
    ]


def _told(match: Match) -> tuple[str, float]:
    return match.listing.entity.id, match.score


@pytest.mark.parametrize("text", ["진호 이", "이 진호"])
def test_a_sign_for_a_syllable_is_no_initial(text: str) -> None:
    """The Korean surname I is a letter in Latin, and stands for no Yun."""
    roles = {word.role for parts in analyse_person(text) for word in parts.words}

    assert Role.INITIAL not in roles
    assert compare_names(text, "Yun Ho-chin", kind="Person") < DEFAULT_THRESHOLD


@pytest.mark.parametrize("title", ["Ph.D.", "PhD", "Ph. D."])
def test_a_degree_is_no_initials(title: str) -> None:
    found = compare_names(f"Igor Sechin, {title}", "Igor SECHIN", kind="Person")

    assert found >= DEFAULT_THRESHOLD


def test_the_initial_is_told() -> None:
    (match,) = _index(["Yuri Valentinovich KOVALCHUK"]).screen(
        Query(names=("Ковальчук Ю.В.",))
    )
    (sentence, *_) = [one.text for one in match.evidence]

    assert "the initial fits ('y', 'yuri')" in sentence


def test_the_search_looks_for_all_that_an_initial_may_stand_for() -> None:
    begun = lexicon("initials.yml")["begun"]

    for letter, beginnings in begun.items():
        assert {initial(one) for one in beginnings} == {initial(letter)}, letter
