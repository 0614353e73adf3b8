"""Lines of names of passports that machines read, also where their end is cut off."""

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names

ONE = [
    ("ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<<<<", "Anna Maria Eriksson"),
    ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<", "Anna Maria Eriksson"),
    ("P<D<<WEISSMANN<<JUTTA<<<<<<<<<<<<<<<<<<<<<<", "Jutta Weißmann"),
    ("PPPAKQURESHI<<BILAL<AHMED<<<<<<<<<<<<<<<<<<", "Bilal Ahmed Qureshi"),
    # begins like a code of a paper and a state, and is none
    ("ABDELKADER<<YOUSSEF<SALAH<<<<<<<<<<<<<<<<<<", "Youssef Salah Abdelkader"),
    ("PANAYOTOPOULOS<<ELENI<<<<<<<<<<<<<<<<<<<<<<", "Eleni Panayotopoulos"),
    # cut off
    ("ABDELGAWAD<<TAREK<SAMIR<EL<SH", "Tarek Samir El Sherif Abdelgawad"),
    ("FERNANDEZ<ROBLEDO<<MARIA<DEL<CARM", "María del Carmen Fernández Robledo"),
    ("RAMANATHAN<<CHIDAMBARAM<SIVASUBR", "Chidambaram Sivasubramanian Ramanathan"),
    ("PAPADIMITRIOU<<ALEXANDROS<IOAN", "Alexandros Ioannis Papadimitriou"),
]
TWO = [
    ("ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<<<<", "Anna Maria Ericsdotter"),
    ("ABDELGAWAD<<TAREK<SAMIR<EL<SH", "Tarek Samir El Fayoumi Abdelgawad"),
    ("ABDELGAWAD<<TAREK<SAMIR<EL<SH", "Ahmed Samir El Sherif Abdelgawad"),
    # What is not full is not cut off.
    ("SMITH<<JO<<<<<<<<<<<<<<<<<<<<", "Jonathan Smith"),
]
FOUND = [*ONE[:7], ONE[8]]


@pytest.mark.parametrize(("zone", "name"), ONE)
def test_a_line_of_a_passport_is_the_name_it_says(zone: str, name: str) -> None:
    assert compare_names(zone, name, kind="Person") >= DEFAULT_THRESHOLD
    assert compare_names(name, zone, kind="Person") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("zone", "name"), TWO)
def test_a_line_of_a_passport_is_no_other_name(zone: str, name: str) -> None:
    assert compare_names(zone, name, kind="Person") < DEFAULT_THRESHOLD
    assert compare_names(name, zone, kind="Person") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(("zone", "name"), FOUND)
def test_a_line_of_a_passport_is_found_on_a_list(zone: str, name: str) -> None:
    entity = Entity("1", "Person", properties={"name": (name,)})
    assert Index.build([Listing(entity)]).screen(Query(names=(zone,), kind="Person"))
