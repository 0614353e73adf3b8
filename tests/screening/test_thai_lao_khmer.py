"""Names in Thai, Lao and Khmer script beside how they are written in Latin letters."""

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names

ONE = [
    # letters that are silent, and pieces that sound otherwise than they are written
    ("ปรีชา วงศ์สุวรรณ", "Pricha Wongsuwan"),
    ("ธีรศักดิ์ พงศ์พันธุ์", "Thirasak Phongphan"),
    ("ปรีดี สุขสวัสดิ์", "Pridi Suksawat"),
    ("กมล ภักดีวงศ์", "Kamon Phakdiwong"),
    ("สมบัติ รัตนกุล", "Sombat Rattanakun"),
    ("วิทยา ศิลปวานิช", "Witthaya Silpawanit"),
    ("เกียรติศักดิ์ สุนทรเวช", "Kiattisak Sunthonwet"),
    ("ສົມພອນ ວົງສາ", "Somphone Vongsa"),
    ("ບຸນມີ ສີວິໄລ", "Bounmy Sivilay"),
    ("ຄຳພອນ ແກ້ວມະນີ", "Khamphone Keomany"),
    ("សុខ សំណាង", "Sok Samnang"),
    ("ចាន់ ដារ៉ា", "Chan Dara"),
    ("មាស សុភា", "Meas Sophea"),
]
TWO = [
    ("ปรีดี สุขสวัสดิ์", "Pridi Suksombun"),
    ("กมล ภักดีวงศ์", "Kamon Silpawong"),
    ("ບຸນມີ ສີວິໄລ", "Bounmy Siphandone"),
    ("សុខ សំណាង", "Sok Sambath"),
    ("មាស សុភា", "Meas Vanna"),
]


@pytest.mark.parametrize(("signs", "latin"), ONE)
def test_a_name_is_one_in_its_own_script_and_in_latin(signs: str, latin: str) -> None:
    assert compare_names(signs, latin, kind="Person") >= DEFAULT_THRESHOLD
    assert compare_names(latin, signs, kind="Person") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("signs", "latin"), TWO)
def test_two_names_are_two_across_scripts(signs: str, latin: str) -> None:
    assert compare_names(signs, latin, kind="Person") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(("signs", "latin"), [*ONE[:5], *ONE[7:]])
def test_the_search_reads_these_scripts(signs: str, latin: str) -> None:
    entity = Entity("1", "Person", properties={"name": (latin,)})
    assert Index.build([Listing(entity)]).screen(Query(names=(signs,), kind="Person"))
