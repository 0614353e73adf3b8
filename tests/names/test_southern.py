"""Names in the scripts of India, Sri Lanka and Thailand, in Latin letters."""

import pytest

from clearance.names import readings
from clearance.screening import DEFAULT_THRESHOLD, compare_names


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("राहुल गांधी", "rahul gandhi"),
        ("नरेन्द्र मिश्र", "narendra mishra"),
        ("कावेरी बैंक", "kaveri bank"),
        ("কর্ণফুলী", "karnaphuli"),
        ("சென்னை", "chennai"),
        ("മലബാർ ഗോൾഡ്", "malabar gold"),
        ("ලංකා", "lanka"),
        ("สมชาย", "somchai"),
        ("กรุงเทพ", "krungthep"),
        ("รุ่งเรือง", "rungrueang"),
    ],
)
def test_signs_are_read_as_they_are_usually_spelt(written: str, read: str) -> None:
    assert read in readings(written)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("कावेरी इंडस्ट्रीज प्राइवेट लिमिटेड", "Kaveri Industries Pvt. Ltd."),
        ("পদ্মা শিপিং লিমিটেড", "Padma Shipping Limited"),
        ("નર્મદા કેમિકલ્સ", "Narmada Chemicals"),
        ("வைகை டெக்ஸ்டைல்ஸ்", "Vaigai Textiles"),
        ("మంజీర ఫార్మా లిమిటెడ్", "Manjira Pharma Ltd"),
        ("ਸਤਲੁਜ ਟ੍ਰੇਡਰਜ਼", "Satluj Traders"),
        ("บริษัท จันทร์ทอง เทรดดิ้ง จำกัด", "Chanthong Trading Co., Ltd."),
        ("ธนาคารเจริญสุข", "Charoensuk Bank"),
        ("บริษัท ซิลเวอร์ ไทเกอร์ จำกัด", "Silver Tiger Co., Ltd."),
        ("กระทรวงกลาโหม", "Ministry of Defence"),
    ],
)
def test_firms_are_found_by_their_english_words(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Company") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("कावेरी इंडस्ट्रीज", "Krishna Industries"),
        ("পদ্মা শিপিং লিমিটেড", "Padma Textile Limited"),
        ("บริษัท จันทร์ทอง เทรดดิ้ง จำกัด", "Saengthong Trading Co., Ltd."),
        ("ธนาคารเจริญสุข", "Charoensuk Hospital"),
    ],
)
def test_other_firms_in_these_scripts_stay_others(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Company") < DEFAULT_THRESHOLD


def test_any_thai_signs_are_read() -> None:
    """Signs that stand for whole syllables, and what no word has, raise nothing."""
    signs = [chr(code) for code in range(0x0E01, 0x0E5B)]
    for first in signs:
        for second in signs:
            assert all(reading.isascii() for reading in readings(first + second + "น"))
