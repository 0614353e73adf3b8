"""Foreign words that kana and Chinese signs spell by their sound."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearance.entities import Entity, Listing
from clearance.names import sounds_of_latin, transcribed_alike
from clearance.names._scripts._pinyin import all_syllables
from clearance.names._scripts._transcribed import _is_of_syllables
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names

_OTHERS = ("Delvik Trading Company Limited", "Corbel Shipping Company Limited")


def _index(*names: str) -> Index:
    return Index.build(
        Listing(Entity(f"firm-{at}", "Company", {"name": (name,)}, ("list",)), ())
        for at, name in enumerate((*names, *_OTHERS))
    )


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("西門子電子有限公司", "Siemens Electronics Co Limited"),
        ("菲普多電子有限公司", "Fepood Electronics HK Co Limited"),
        ("卡拉什尼科夫集团有限公司", "Kalashnikov Group"),
        ("株式会社機械製造会社ヴィチャズ", "Machine Building Company Vityaz JSC"),
        ("アライン・トレーディング", "Align Trading"),
        ("クロッカス・トレーディング", "Crocus Trading"),
        ("株式会社ルッチ設計所", "Lutch Design Office JSC"),
    ],
)
def test_a_firm_is_found_by_how_its_name_sounds(asked: str, listed: str) -> None:
    (match,) = _index(listed).screen(Query(names=(asked,)))

    assert match.name == listed
    assert match.score >= DEFAULT_THRESHOLD


def test_a_firm_is_found_among_many_that_sound_as_much_like_it() -> None:
    """What else its name says puts it before 125 others of the same consonants."""
    vowels = "aeiou"
    others = [
        f"{one}r{two}n{three} LLC".capitalize()
        for one in vowels
        for two in vowels
        for three in vowels
    ]

    found = _index(*others, "Align Trading").screen(
        Query(names=("アライン・トレーディング",))
    )

    assert found[0].name == "Align Trading"


@pytest.mark.parametrize(
    ("written", "latin"),
    [("xinda", "xinte"), ("huawei", "hewei"), ("shengda", "shangtai")],
)
def test_other_signs_are_no_foreign_word(written: str, latin: str) -> None:
    """A listed word in pinyin is one of signs itself: those must be the same."""
    assert not sounds_of_latin(latin)
    assert transcribed_alike(written, latin) == 0


PARTS = st.deferred(lambda: st.sampled_from(["x", "ub", *sorted(all_syllables())]))


@settings(deadline=None)  # the first reads the table of signs
@given(st.lists(PARTS, max_size=4))
def test_a_word_is_of_syllables_if_it_can_be_parted_into_them(some: list[str]) -> None:
    """However they are parted: "xian" is one and two."""
    word = "".join(some)
    either = "|".join(all_syllables())

    assert _is_of_syllables(word) == bool(re.fullmatch(f"(?:{either})+", word))


@pytest.mark.parametrize("latin", ["Sanam", "Haunted", "Sinterel", "Masden"])
def test_a_chinese_name_is_no_foreign_one_by_its_consonants_alone(latin: str) -> None:
    for asked in ("尚美科技有限公司", "恒泰科技有限公司"):
        found = compare_names(asked, f"{latin} Technology Limited", kind="Company")
        assert found < DEFAULT_THRESHOLD


def test_two_names_in_one_field_are_parted_behind_a_legal_form() -> None:
    field = "Kaplin Arrow Technology Co., Ltd, Delvik Optics Technology Co. Ltd"
    (match, *_) = _index(field).screen(Query(names=("Delvik Optics Technology Ltd",)))

    assert match.listing.entity.id == "firm-0"


def test_aliases_in_brackets_are_no_words_of_the_name() -> None:
    """Beside a name in signs each of them would be a word that it lacks."""
    field = "Korea General Corporation for External Insurance (Aliases: KAGEN, GENTAR)"
    (match,) = _index(field).screen(Query(names=("조선대외보험총회사",)))

    assert match.score > 0.9


def test_a_place_behind_a_legal_form_is_no_name_of_its_own() -> None:
    index = _index("Kaplin Arrow Technology Co., Ltd., Moscow Branch")

    assert index.screen(Query(names=("Moscow Branch",))) == ()


def test_a_sign_left_behind_the_legal_form_tells_nothing() -> None:
    listed = "Shenzhen Yidian Aviation Technology Co Ltd"
    whole, more = (
        compare_names(f"深圳一电航空技术有限公司{rest}", listed) for rest in ("", "成")
    )
    assert more == whole
