"""Names are read by tables made as they are needed; the slow way gives the same."""

import unicodedata
from itertools import groupby

import pytest
from anyascii import anyascii
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT

from clearance.names import (
    clean,
    consonants,
    has_lost_vowels,
    in_legal_form,
    is_abjad,
    is_syllabic,
    is_usual,
    join_abd,
    join_compounds,
    join_split,
    mend_abd,
    read_piece,
    read_pieces,
    read_quickly,
    readings,
    write_numbers,
)
from clearance.names._letters import with_single_letters
from clearance.names._scripts._pinyin import pinyin

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
    "ГУП РК “Крым”“Черноморнефтегаз”",
    'Republic of Crimea""Krym" "Sea"',
]


def parted(text: str) -> str:
    """Put a space for the quotes where one quoted thing ends and the next begins."""
    runs = ["".join(run) for _, run in groupby(text, key='"“”„«»‘’'.__contains__)]
    for at in range(1, len(runs) - 1):
        before, after = runs[at - 1][-1], runs[at + 1][0]
        between = runs[at][0] in '"“”„«»‘’' and len(runs[at]) > 1
        if between and all(one.isalnum() or one == "_" for one in (before, after)):
            runs[at] = " "
    return "".join(runs)


def cleaned_slowly(text: str) -> str:
    """Clean a name of one script, character by character."""
    found = ""
    plain = unicodedata.normalize("NFKC", text.replace("№", " no "))
    for char in parted(plain[:500]):
        category = unicodedata.category(char)
        if char in "'`´ʹʺʼʻʽˈ‘’‛“”\"„«»′ʾʿ":
            continue
        if category in {"Cf", "Cc", "Co", "Cn"}:
            found += " " if char.isspace() else ""
        elif category == "Cs" or category[0] in "PSZ":
            found += " and " if char == "&" else " "
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


def is_hebrew(char: str) -> bool:
    """Say whether a character becomes a Hebrew letter or mark."""
    plain = unicodedata.normalize("NFKC", char)
    return any("\u0590" <= one <= "\u05ff" for one in plain)


@given(st.text(st.characters(exclude_characters="№∆+", max_codepoint=0xFFFF)))
def test_any_text_is_cleaned_as_character_by_character(text: str) -> None:
    """But for letters that look like those of another script, and Hebrew marks.

    The increment sign is read as a delta, a plus behind a word as that, and initials of
    several letters as one.
    """
    kept = (char for char in text if not (looks_latin(char) or is_hebrew(char)))
    text = "é " + "".join(kept)
    assume(with_single_letters(text) == text)

    assert clean(text) == cleaned_slowly(text)


@pytest.mark.parametrize("name", ["ᓄᓇᕗᑦ", "አበበ ቢቂላ"])
def test_scripts_without_tables_are_read_as_whole_texts_are(name: str) -> None:
    latin = anyascii(clean(name)).lower().translate({39: "", 96: ""})
    slow = "".join(char if char.isalnum() else " " for char in latin)

    assert readings(clean(name))[0] == " ".join(slow.split())


@settings(deadline=None)  # the first to be read loads pypinyin's tables
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


PARTS = [part for name in NAMES for part in name.split()] + [
    "O'Brien",
    "Ibn-Sīnā",
    "&",
    "—",
    *("№", "№9", "N", "N9", "n", "9", "завод", "ИК", "Завод№9"),
    "김",
    "정은",
    "王",
    "建国",
    "さくら",
    "キャサリン",
    "Ærø",
    "ﬁ",
    # Read by themselves: in Arabic and in Persian letters, with second vowels, a mark.
    *("محمد", "نقدی", "پهلوی", "نمر", "شمس", "القدس", "مُحَمَّد", "ﻋﻠﻲ", "علي-رضا", "٧"),
    *("پور\u200cنژاد", "كृष्\u200dण", "\u200d", "zero\u200cwidth", "\u200cا"),
    # And with what stands beside them.
    *("عبد", "الرحمن", "الله", "الدين", "الحق", "زاده", "پور", "و", "ش", "م", "شركة"),
    *("جمهورية", "إيران", "الإسلامية", "بنك", "جمهوری", "اسلامی", "ايران"),
    *("נתניהו", "בנימין", "ג'ורג'", "א", "עמי", "בע״מ", "ׁ", "shalom", "wash"),
]


@settings(deadline=None)  # the first to be read loads the lexicons
@given(st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=4)), max_size=5))
def test_names_are_read_word_by_word_as_they_are_as_wholes(parts: list[str]) -> None:
    """The readings and their order are the same, where a name is read so."""
    name = " ".join(parts)
    cleaned = clean(name)
    readings_as_words = [one.split() for one in readings(cleaned) if one.split()]

    quick = read_quickly(name)

    if quick is not None:
        assert not cleaned.isascii() or len(readings_as_words) <= 1
        assert list(quick.readings) == readings_as_words
        assert quick.syllabic == is_syllabic(cleaned)
        assert quick.bare == is_abjad(cleaned)


@pytest.mark.parametrize(
    "name",
    [
        *("김 정은", "김 王", "高橋 くみ子", "Gül Şahin", "अमित कुमार", "สมชาย ใจดี"),
        *(
            "محمد حسن",
            "محمدرضا نقدی",
            "בנימין נתניהו",
            "محمد\u200cرضا",
        ),
    ],
)
def test_most_names_of_letters_or_signs_are_read_word_by_word(name: str) -> None:
    assert read_quickly(name) is not None


@pytest.mark.parametrize(
    "name",
    [
        *("Ivan Petrov", "Владимир", "A. Gül", "王 Wang", "محمد Ali", "נתניהו Bibi"),
        *("عبد الرحمن", "نجيب الله", "رضا زاده", "شركة النفط", "م ع", "كهف א"),
    ],
)
def test_names_with_rules_of_their_own_are_read_as_wholes(name: str) -> None:
    assert read_quickly(name) is None


def lost_slowly(words: list[str]) -> bool:
    """Count vowels and consonants of a name letter by letter."""
    if sum(char in "aeiou" for word in words for char in word[1:-1]) > 2:
        return False
    spoken = [word for word in words if word.isalpha() and not in_legal_form(word)]
    inner = "".join(word[1:-1] for word in spoken)
    vowels = sum(char in "aeiou" for char in inner)
    if vowels:
        return len(inner) >= 8 and 8 * vowels <= len(inner)
    bones = sum(len(consonants(word)) for word in spoken)
    return len(inner) >= 4 or (len(inner) > 2 and bones >= 6)


@given(st.lists(st.text("aeibdtrsy5", min_size=1, max_size=9), max_size=5))
def test_lost_vowels_are_seen_by_the_words_as_by_their_letters(
    words: list[str],
) -> None:
    assert has_lost_vowels(words) == lost_slowly(words)


SEVERAL = ["com", "pany", "hong", "kong", "abd", "al", "rahman", "van", "ali"]
SEVERAL += ["abdl", "forty", "four", "i", "vi", "7"]
SEVERAL += ["abdus", "nur", "din", "ed", "allah", "ibn", "salman", "ash", "shams", "li"]


@settings(deadline=None)  # the first to be read makes the tables of words
@given(st.lists(st.sampled_from(SEVERAL)))
def test_usual_words_are_left_as_they_are(words: list[str]) -> None:
    """What may be written otherwise beside other words is none."""
    if is_usual(words):
        assert write_numbers(join_split(words)) == words
        assert mend_abd(join_abd(words)) == words
        assert join_compounds(words) == words


# Letters with accents and of India and Thailand, what becomes another letter or a space
# of them, and what makes a piece be read by itself.
LETTERS = st.one_of(
    st.text("aeikzABÜßØłŉĳŀſǅİñçÿĀœþ", min_size=1, max_size=7),
    st.text(st.characters(min_codepoint=0xC0, max_codepoint=0x24F), min_size=1),
    st.text(st.characters(min_codepoint=0x1E00, max_codepoint=0x1EFF), min_size=1),
    st.text(st.characters(min_codepoint=0x900, max_codepoint=0x97F), min_size=1),
    st.text(st.characters(min_codepoint=0xE00, max_codepoint=0xE7F), min_size=1),
    st.text("aé-.'कำ฿и王م", min_size=1, max_size=4),
    st.sampled_from(["abdul", "Forty", "ábdul", "seven"]),
)


@settings(deadline=None)
@given(st.lists(LETTERS, max_size=12))
def test_many_pieces_are_read_as_each_is(texts: list[str]) -> None:
    """Those of letters together, line by line, and all others by themselves."""
    for text, found in zip(texts, read_pieces(texts), strict=True):
        alone = read_piece(text)
        if alone is None or found is None:
            assert found is alone
        else:
            assert (*found[:1], *map(list, found.readings)) == (
                *alone[:1],
                *map(list, alone.readings),
            )
            assert found[2:] == alone[2:]
