"""Names of persons in one romanisation find those in another on a list."""

from pathlib import Path

import pytest

from clearance.entities import Entity, Listing
from clearance.names import older_spelling, wade_giles
from clearance.screening import Index, Query

PAIRS = [
    ("Xie Zhiwei", "Hsieh Chih-wei"),
    ("Zhang Guohua", "CHANG, Kuo-hua"),
    ("XIE, Zhiwei", "Hsieh Chihwei"),
    ("Zhiwei Xie", "HSIEH Chih Wei"),
    ("Mao Zedong", "Mao Tse-tung"),
    ("Deng Xiaoping", "Teng Hsiao-p'ing"),
    ("Jiang Jieshi", "Chiang Chieh-shih"),
    ("Cai Zhengnan", "Ts'ai Cheng-nan"),
    ("Wong Kwok Keung", "Huang Guoqiang"),
    ("Lee Jae-hoon", "Yi Chaehun"),
    ("Choi Seung-ho", "CHOE, Sung Ho"),
    ("Park Geun-hye", "Pak Kun-hye"),
    ("Kim Jeong-suk", "KIM, Chong-suk"),
    ("Moon Jae-in", "Mun Chae-in"),
    ("Djordje Djuric", "Đorđe Đurić"),
    ("Dorde Duric", "Đorđe Đurić"),
    ("Zoran Djindjic", "Zoran Đinđić"),
    ("Nguyen Duc Dong", "Nguyễn Đức Đông"),
]


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("turned", [False, True])
def test_one_spelling_finds_the_other_on_a_list(
    pair: tuple[str, str], turned: bool, tmp_path: Path
) -> None:
    """Whichever of the two is listed, with compiled code and without."""
    asked, listed = pair[::-1] if turned else pair
    others = (
        *("Wu Ching-kuo", "Hsu Ho", "Ri Song-chol"),
        *("Jorge Luis Borges", "Nguyen Van Thanh"),
    )
    Index.build(
        [
            Listing(Entity(str(at), "Person", {"name": (name,)}, ("x",)))
            for at, name in enumerate((listed, *others))
        ]
    ).save(tmp_path / "index")
    index = Index.open(tmp_path / "index")

    found = index.screen(Query(names=(asked,), kind="Person"))

    assert [match.listing.entity.id for match in found] == ["0"]


@pytest.mark.parametrize(
    "name", ["Jose Maria", "Kim Jong-un", "Juan Diego", "Anna-Maria Li", "Li Na", "Ann"]
)
def test_other_names_have_no_older_spelling(name: str) -> None:
    """Nor do Chinese ones that are the same in both."""
    assert older_spelling(name) is None


@pytest.mark.parametrize(
    ("pinyin", "older"),
    [("zhiwei", "chihwei"), ("xie", "hsieh"), ("jose", None), ("maria", None)],
)
def test_only_words_of_pinyin_syllables_are_rewritten(
    pinyin: str, older: str | None
) -> None:
    """By the table of syllables: "jo" and "ri" before a vowel are none."""
    assert wade_giles(pinyin) == older
