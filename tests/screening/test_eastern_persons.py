"""Persons of the Arab world, Asia and Africa, as lists and payments write them."""

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names

ONE_PERSON = [
    # abbreviations and titles
    ("Ch. Nadeem Akhtar", "Chaudhry Nadeem Akhter"),
    ("Mst. Rehana Bibi", "Mosammat Rehana Bibi"),
    ("Mhd Samir Halabi", "Mohamad Sameer Halabi"),
    ("FNU Hartono", "Hartono"),
    ("Dato' Azlan bin Karim", "Azlan bin Karim"),
    ("Mallam Sani Bello", "Sani Bello"),
    # French and Egyptian spelling of Arabic
    ("Abdelkader Benyahia", "Abd al-Qadir Bin Yahya"),
    ("Mostafa Bouchaib", "Mustafa Abu Shuayb"),
    ("Ashraf Elsherif", "Ashraf al-Sharif"),
    ("Hichem Elmekki", "Hisham al-Makki"),
    ("Abderrahmane Ennaji", "Abd al-Rahman al-Naji"),
    ("Saad Aldossary", "Sa'd al-Dawsari"),
    # Persian names that are written as one
    ("Gholamreza Karbaschi", "Qolam Reza Karbaschi"),
    ("Gholam Hossein Sadr", "Ghulamhussain Sadr"),
    # Central Asia by way of Russian
    ("Qodirjon To'xtayev", "Kadyrzhan Tukhtaev"),
    ("Rahmonjon Xolmatov", "Rakhmonzhan Kholmatov"),
    # Somali, Indonesian in old spelling, Bengali
    ("Cabdiraxmaan Cumar", "Abdirahman Omar"),
    ("Tjahjono Soesilo", "Cahyono Susilo"),
    ("Rina Chattopadhyay", "Rina Chatterjee"),
]
TWO_PERSONS = [
    ("Tariq Aslam Khan", "Tariq Akram Khan"),
    ("Md. Abdul Jalil", "Md. Abdul Jabbar"),
    ("Faisal Al Harbi", "Faisal Al Harthi"),
    ("Sukhdev Singh Gill", "Sukhdeep Singh Gill"),
    ("Farhad Karimi", "Farshad Karimi"),
    ("Serkan Demir", "Sercan Demir"),
    ("Nurlan Bekov", "Nurzhan Bekov"),
    ("Oumar Sarr", "Oumar Sall"),
    ("Chinedu Okafor", "Chidi Okafor"),
    ("Tesfaye Bekele", "Tesfaye Kebede"),
    ("Budi Santoso", "Budi Susanto"),
    ("Haji Asadullah", "Haji Saadullah"),
]


@pytest.mark.parametrize(("one", "other"), ONE_PERSON)
def test_one_person_is_known_in_the_spelling_of_another_country(
    one: str, other: str
) -> None:
    assert compare_names(one, other, kind="Person") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("one", "other"), TWO_PERSONS)
def test_two_persons_have_two_known_names_however_near(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Person") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Saad Aldossary", "Sa'd al-DAWSARI"),
        ("Abdelkader Benyahia", "Abd al-Qadir BIN YAHYA"),
        ("Qodirjon Xolmatov", "Kadyrzhan KHOLMATOV"),
        ("Harjit Singh S/O Mohinder Singh", "Harjit SINGH"),
        ("Tjahjono Soesilo", "Cahyono SUSILO"),
    ],
)
def test_the_search_finds_what_two_names_say(asked: str, listed: str) -> None:
    entity = Entity("1", "Person", {"name": (listed,)}, ("x",))
    index = Index.build([Listing(entity)])
    assert index.screen(Query(names=(asked,)))
