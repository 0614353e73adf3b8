"""Names in Burmese script beside how Myanmar writes them in Latin letters."""

import pytest

from clearance.entities import Entity, Listing
from clearance.names import clean, readings
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names

ONE = [
    ("မောင်မောင်အေး", "Maung Maung Aye"),
    ("ဇော်မင်းထွန်း", "Zaw Min Tun"),
    ("အောင်သန်းဦး", "Aung Than Oo"),
    ("တင်ထွတ်", "Tin Htut"),
    ("လှမြင့်", "Hla Myint"),
    ("ဒေါ်ခင်ကြည်", "Khin Kyi"),
    ("ဗိုလ်ချုပ်ကြီး မြင့်ကျော်", "Myint Kyaw"),
    ("ဗိုလ်ချုပ်မှူးကြီးမြင့်ကျော်", "Senior General Myint Kyaw"),
    ("ကျော်သူ", "Lieutenant General Kyaw Thu"),
    ("ဦးကျော်ငြိမ်း", "U Kyaw Nyein"),
    ("သူရအောင်", "Thura Aung"),
    ("စောမြရာဇာလင်း", "Saw Mya Yarzar Lin"),
    ("ရွှေမြိုင်", "Shwe Myaing"),
    ("စုစုနွယ်", "Suu Suu Nway"),
]
TWO = [
    ("မောင်မောင်အေး", "Maung Maung Oo"),
    ("ဇော်မင်းထွန်း", "Zaw Min Thein"),
    ("လှမြင့်", "Hla Thein"),
    ("တင်ထွတ်", "Tin Htay"),
    ("ကျော်သူ", "Kyaw Thein"),
]


@pytest.mark.parametrize(("burmese", "latin"), ONE)
def test_a_name_in_burmese_script_is_one_in_latin_letters(
    burmese: str, latin: str
) -> None:
    assert compare_names(burmese, latin, kind="Person") >= DEFAULT_THRESHOLD
    assert compare_names(latin, burmese, kind="Person") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("burmese", "latin"), TWO)
def test_one_other_syllable_is_another_name(burmese: str, latin: str) -> None:
    assert compare_names(burmese, latin, kind="Person") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(("burmese", "latin"), ONE[:10])
def test_the_search_reads_burmese_script(burmese: str, latin: str) -> None:
    for asked, listed in ((burmese, latin), (latin, burmese)):
        entity = Entity("1", "Person", properties={"name": (listed,)})
        index = Index.build([Listing(entity)])
        assert index.screen(Query(names=(asked,), kind="Person"))


def test_a_rank_by_itself_and_odd_text_have_readings() -> None:
    assert readings(clean("ဗိုလ်ချုပ်ကြီး")) == ("general",)
    for text in ("်", "ဦး", "ဒေါ်", "၁၂၃", "က္က", "ေ"):
        assert all(isinstance(reading, str) for reading in readings(clean(text)))
