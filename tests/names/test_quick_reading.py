"""Names are read by tables made as they are needed; the slow way gives the same."""

import unicodedata

import pytest
from anyascii import anyascii
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT

from clearance.names import clean, readings
from clearance.names._pinyin import pinyin

NAMES = [
    "Jürgen Müller-Lüdenscheidt",
    "Владимир Владимирович Путин",
    "Київський завод «Арсенал»",
    "عبد الرحمن بن محمد",
    "محمد‌رضا نقدی",
    "בנימין נתניהו",
    "अमित कुमार शर्मा",
    "สมชาย ใจดี",
    "김정은",
    "重庆长安汽车股份有限公司",
    "呂秀蓮",
    "高橋 くみ子",
    "ドミトリー・メドヴェージェフ",
    "Γεώργιος Παπανδρέου",
    "Նիկոլ Փաշինյան",
    "მიხეილ სააკაშვილი",
    "ﬁrma ㈱ Ⅳ №７",
    "İstanbul ẞ",
    "zero\u200bwidth\u00adname",
]


def cleaned_slowly(text: str) -> str:
    """Clean a name of one script, character by character."""
    found = ""
    for char in unicodedata.normalize("NFKC", text)[:500]:
        category = unicodedata.category(char)
        if char in "'`´ʹʺʼʻʽˈ‘’‛“”\"„«»′ʾʿ":
            continue
        if category in {"Cf", "Cc", "Co", "Cn"}:
            found += " " if char.isspace() else ""
        elif category == "Cs" or category[0] in "PSZ":
            found += {"№": " no ", "&": " and "}.get(char, " ")
        else:
            found += char.casefold()
    return " ".join(found.split())


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_cleaned_as_character_by_character(name: str) -> None:
    assert clean(name) == cleaned_slowly(name)


def looks_latin(char: str) -> bool:
    """Say whether a character becomes Greek, Cyrillic or Armenian."""
    plain = unicodedata.normalize("NFKC", char).casefold()
    return any("\u0370" <= one <= "\u058f" for one in plain)


@given(st.text(st.characters(exclude_characters="№", max_codepoint=0xFFFF)))
def test_any_text_is_cleaned_as_character_by_character(text: str) -> None:
    """But for letters that look like those of another script, tested elsewhere."""
    text = "é " + "".join(char for char in text if not looks_latin(char))

    assert clean(text) == cleaned_slowly(text)


@pytest.mark.parametrize("name", ["अमित कुमार शर्मा", "สมชาย ใจดี", "ညွှန့်အောင်", "አበበ ቢቂላ"])
def test_scripts_without_tables_are_read_as_whole_texts_are(name: str) -> None:
    latin = anyascii(clean(name)).lower().translate({39: "", 96: ""})
    slow = "".join(char if char.isalnum() else " " for char in latin)

    assert readings(clean(name))[0] == " ".join(slow.split())


@given(st.lists(st.sampled_from(sorted(PHRASES_DICT)), min_size=1, max_size=4))
def test_characters_are_read_as_pypinyin_reads_them(phrases: list[str]) -> None:
    """Phrases and single characters, with the same phrase found in a longer text."""
    text = "".join(char for char in "".join(phrases) if "\u4e00" <= char <= "\u9fff")
    slow = [one.replace("ü", "u") for one in lazy_pinyin(text, v_to_u=True)]

    assert pinyin(text) == slow


@pytest.mark.parametrize(
    ("name", "expected"),
    [("呂秀蓮", "lu xiu lian"), ("重庆长安", "chongqing chang an")],
)
def test_polyphones_are_read_by_their_company(name: str, expected: str) -> None:
    assert expected in readings(clean(name))
