"""Names whose letters were lost on the way are found by what was meant."""

from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearance.screening import (
    DEFAULT_THRESHOLD,
    Index,
    Query,
    compare_names,
    screen_batch,
)
from clearance.screening._asked import may_be_garbled, mended

MEANT = {
    "Владимир Кузнецов": ("utf-8", "cp1251", "koi8_r"),
    "ВЛАДИМИР КУЗНЕЦОВ": ("utf-8", "cp1251", "koi8_r"),
    "Ζωή Παπαδοπούλου": ("utf-8", "cp1253"),
    "محمد الحسيني": ("utf-8", "cp1256"),
    "יוסף אברהמי": ("utf-8", "cp1255"),
    "Jürgen Größmann": ("utf-8",),
    "Łukasz Wróbel": ("utf-8", "cp1250"),
    "Paweł Zieliński": ("utf-8", "cp1250"),
    "Şükrü Yıldız": ("utf-8", "cp1254"),
    "Nguyễn Văn Đức": ("utf-8",),
    "王小明": ("utf-8",),
}


@pytest.mark.parametrize(
    ("meant", "written"), [(one, way) for one, ways in MEANT.items() for way in ways]
)
def test_a_name_read_in_the_wrong_encoding_is_read_in_the_right_one(
    meant: str, written: str
) -> None:
    """As Windows shows it, or ISO 8859-1 where that has no such sign."""
    bytes_ = meant.encode(written)
    try:
        shown = bytes_.decode("cp1252")
    except UnicodeDecodeError:
        shown = bytes_.decode("latin-1")

    assert meant in [*mended(shown)]
    assert compare_names(meant, shown, kind="Person") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    "name",
    [
        *("José Muñoz", "Ângela Âmbar", "SÃO PAULO", "François Noël", "Ørsted A/S"),
        *("Çağrı Öztürk", "Владимир", "Straße", "O'Brien", "Søren Kjærgaard", "Łódź"),
        *("Société Générale", "Müller & Söhne", "Œuvre", "Đoković", "Håkon Åsen"),
        *("Jarmila Kříž", "Tomáš Švecová", "Eliáš Tomaníková", "André’s"),
    ],
)
def test_a_name_that_is_well_written_is_left_alone(name: str) -> None:
    """Letters with marks are no damage."""
    assert [*mended(name)] == []


@pytest.mark.parametrize("name", ["Þór Ásgeirsson", "Jiří Nový", "Sigríður"])
def test_letters_that_two_languages_share_are_read_both_ways(name: str) -> None:
    """Icelandic and Czech have what Turkish shows as: the name itself stays."""
    assert compare_names(name, name, kind="Person") > DEFAULT_THRESHOLD


@pytest.mark.parametrize("shown", ["Ren&eacute; Moreau", "Ren&#233; Moreau"])
def test_what_a_page_writes_for_a_letter_is_read_as_the_letter(shown: str) -> None:
    """As HTML names letters with marks, or numbers them."""
    assert "René Moreau" in [*mended(shown)]
    assert compare_names("René Moreau", shown, kind="Person") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize("shown", ["J?rgen Gro?mann", "J\ufffdrgen Gro\ufffdmann"])
def test_a_sign_for_a_letter_does_not_part_a_word(shown: str) -> None:
    """It stands for one letter that is not known, not for a space."""
    found = compare_names("Jürgen Großmann", shown, kind="Person")

    assert found >= DEFAULT_THRESHOLD


@pytest.mark.parametrize("written", ["utf-8", "cp1251", "koi8_r"])
def test_a_listed_person_is_found_by_what_was_meant(
    sdn_index: Path, written: str
) -> None:
    """In a question and in a table alike, with what was asked kept as it came."""
    index = Index.open(sdn_index)
    meant = "Сергей Кужугетович Шойгу"
    shown = meant.encode(written).decode("latin-1")
    names = pa.table({"name": [meant, shown, "Nobody Atall"]})

    plain, found = (index.screen(Query(names=(one,))) for one in (meant, shown))
    rows = screen_batch(index, names).to_pylist()

    assert plain
    assert found[0].listing.entity.id == plain[0].listing.entity.id
    assert {one["party_id"] for one in rows if one["row"] == 0} == {
        one["party_id"] for one in rows if one["row"] == 1
    }


@given(st.lists(st.text(max_size=20), max_size=3).map(" ".join))
def test_whatever_is_mended_was_told_to_be_garbled(text: str) -> None:
    """The quick look refuses nothing that the thorough one would mend."""
    if [*mended(text)]:
        assert may_be_garbled(text)
        assert any(map(may_be_garbled, text.split(" ")))
