"""Names of persons, in Arabic and of its neighbours, inside the names of firms."""

from collections.abc import Iterator
from itertools import combinations

import pytest

from clearance.entities import Entity, Listing
from clearance.names import is_compound, join_compounds, joined_words, meaning_abroad
from clearance.screening import DEFAULT_THRESHOLD, Index, Options, Query, compare_names

# Firms, each with spellings of its name.
SPELLINGS = [
    # "Servant of", and whose.
    ("Abd al-Qadir Zarqun", "Abdul Qader Zarqun", "Abdelkader Zarqun"),
    ("Abd ar-Razzaq Trading", "Abdur Razzak Trading", "Abdelrazzak Trading"),
    ("Abd-us-Salam Exchange", "Abdus Salam Exchange", "Abdul Salam Exchange"),
    ("Sarrafi Abd al-Jabbar", "Sarrafi Abdul Jabbar", "Sarrafi Abdoljabbar"),
    ("Abd Allah Transport", "Abdullah Transport", "Abdallah Transport"),
    # "Of the faith".
    ("Shams al-Din Trading", "Shamseddine Trading", "Shams ud-Din Trading"),
    ("Nour al-Din Exchange", "Nureddin Exchange", "Nurettin Exchange"),
    ("Zaki ad-Din Bakery", "Zakiuddin Bakery", "Zakieddine Bakery"),
    ("Muhyi al-Din Carpets", "Mohieddine Carpets", "Mohiuddin Carpets"),
    (
        "Shams al-Din lil-Istirad wal-Tasdir",
        "Shamseddine Import & Export",
        "Shamsuddin lel-Isterad wat-Tasdeer",
    ),
    # "Of God".
    ("Nasr Allah Shipping", "Nasrallah Shipping", "Nasr ullah Shipping"),
    ("Lutf Allah Gold", "Lutfullah Gold", "Lotf-ollah Gold"),
    # "Father of" and "son of".
    ("Abou Hamza Trading", "Abi Hamza Trading", "Abuhamza Trading"),
    ("Ben Salman Group", "Ibn Salman Group", "Binsalman Group"),
    # The article, whatever letter it is spoken with, and written on.
    ("Ash-Shams Transport", "El Shams Transport", "Eshshams Transport"),
    ("As-Safa Trading", "Assafa Trading", "Al Safa Trading"),
    ("Al-Fajr Shipping", "Elfajr Shipping", "Alfajr Shipping"),
    ("Dar us-Salam Cement", "Dar al-Salam Cement", "Dar es Salam Cement"),
    # Sons and brothers.
    ("Zarqun & Sons", "Zarqun wa Awladuh", "Zarqun va Pesaran", "Zarqun ve Ogullari"),
    ("Zarqun Brothers", "Zarqun wa Ikhwanuh", "Zarqun Kardeşler", "Ikhwan Zarqun"),
    # What Persian writes onto a word that another follows, and Arabic before one.
    ("Karkhaneh-ye Zarrinkuh", "Karkhaneye Zarrinkuh", "Zarrinkuh Factory"),
    ("Sanaye-e Zarrinkuh", "Sanayeye Zarrinkuh", "Sanaye-ye Zarrinkuh"),
    ("Sharikat al-Zarqun lin-Naql", "Sharika al-Zarqun lil-Naql"),
    ("Sharikat al-Zarqun li al-Tijara", "Sherket el-Zarqun lel-Tegara"),
    # Trades.
    ("Zarrinkuh Havaleh", "Zarrinkuh Transfers"),
    ("Zarqun lil-Aqmisha", "Zarqun Fabrics"),
    ("Zarrinkuh Peymankari", "Zarrinkuh Contracting"),
    ("Yilmazer Kuruyemis", "Yilmazer Nuts"),
]


def listed(names: list[str]) -> Iterator[Listing]:
    for at, name in enumerate(names):
        yield Listing(Entity(f"{at}", "Company", {"name": (name,)}, ("list_a",)))


@pytest.mark.parametrize("names", SPELLINGS)
def test_firms_are_one_in_whatever_spelling_of_a_persons_name(
    names: tuple[str, ...],
) -> None:
    for one, other in combinations(names, 2):
        assert compare_names(one, other, kind="Company") >= DEFAULT_THRESHOLD, other


@pytest.mark.parametrize("at", range(2))
@pytest.mark.parametrize("accelerated", [False, True])
def test_a_list_that_has_one_spelling_is_found_by_the_others(
    at: int, *, accelerated: bool
) -> None:
    index = Index.build(
        listed([names[at] for names in SPELLINGS]), accelerated=accelerated
    )
    asked = [(f"{n}", name) for n, some in enumerate(SPELLINGS) for name in some]
    queries = [Query(names=(name,), kind="Company") for _, name in asked]
    for (key, name), found in zip(
        asked, index.screen_many(queries, Options()), strict=True
    ):
        assert [one.listing.entity.id for one in found][:1] == [key], name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abdul Qadir Trading", "Abdul Nasir Trading"),
        ("Abd al-Rahman Exchange", "Abd al-Rahim Exchange"),
        ("Abdul Trading", "Abdul Rahman Trading"),
        ("Shams al-Din Trading", "Jamal al-Din Trading"),
        ("Nur al-Din Trading", "Nur al-Huda Trading"),
        ("Nasrallah Shipping", "Nasr Shipping"),
        ("Habib Allah Trading", "Hidayat Allah Trading"),
        ("Abu Hassan Trading", "Umm Hassan Trading"),
        ("Ben Sherman Ltd", "Bin Salman Ltd"),
        ("Ash-Shams Transport", "Ash-Shahd Transport"),
        ("Alnahda Trading", "Alnada Trading"),
        ("Al-Fajr Shipping", "Al-Fakhr Shipping"),
        ("Haddad Brothers", "Haddad Sons"),
        ("Zarqun Saffron", "Zarqun Pistachio"),
        ("US Steel", "Al Steel"),
    ],
)
def test_other_names_are_other_firms(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Company") < DEFAULT_THRESHOLD


def test_what_only_looks_like_a_part_of_an_arabic_name_is_left() -> None:
    left = [
        ["abdul", "trading"],
        ["ben", "nevis", "whisky"],
        ["ash", "shipping"],
        ["wan", "nur"],
        ["lin", "nan", "trading"],
        ["li", "ning"],
        ["fine", "dine"],
    ]
    for words in left:
        assert list(join_compounds(words)) == words


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("abd ar rahman", "abdulrahman"),
        ("abdush shakoor", "abdulshakoor"),
        ("bank abd allah", "bank abdullah"),
        ("nour ed din", "nouruddin"),
        ("hizb ullah", "hizb allah"),
        ("ibn khaldun bou hamza", "bin khaldun abu hamza"),
        ("lin naql wat tasdir", "lil naql wal tasdir"),
        ("dar ul salam", "dar al salam"),
    ],
)
def test_an_arabic_name_of_several_words_is_written_in_one_way(
    words: str, written: str
) -> None:
    assert " ".join(join_compounds(words.split())) == written


def test_words_that_are_written_otherwise_are_told_by_their_neighbour() -> None:
    assert is_compound("ash", "shams")
    assert not is_compound("ash", "sharp")
    assert is_compound("ibn", "salman")
    assert {"abd", "abdur", "din", "allah"} <= joined_words()


def test_persian_words_before_another_are_those_words() -> None:
    assert meaning_abroad("karkhaneye") == meaning_abroad("karkhaneh")
    assert meaning_abroad("sazmane") == meaning_abroad("sazman")
