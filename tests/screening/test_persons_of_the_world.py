"""Persons of Europe, the Americas and East Asia: who is one, and who is not."""

import pytest

from clearance.screening import DEFAULT_THRESHOLD, compare_names

ONE = [
    # familiar forms, and names of two languages
    ("Memo Castaño", "Guillermo Castaño"),
    ("Gosia Wrona", "Małgorzata Wrona"),
    ("Séamus Ó Dálaigh", "James O'Daly"),
    ("Takis Lambrou", "Panagiotis Lambrou"),
    ("Moti Shalev", "Mordechai Shalev"),
    ("Mitică Munteanu", "Dumitru Munteanu"),
    # written in short
    ("Fco. Javier Robledo", "Francisco Javier Robledo"),
    ("Wm. Prescott", "William Prescott"),
    ("Konst. Brandauer", "Konstantin Brandauer"),
    ("Ma. Lourdes Bautista", "Maria Lourdes Bautista"),
    # the surname of a husband or a father
    ("Jitka Horáčková", "Jitka Horacek"),
    ("Rasa Kazlauskienė", "Rasa Kazlauskas"),
    ("Vladimiras Kuznecovas", "Vladimir Kuznetsov"),
    # one syllable in another dialect or system
    ("Wong Kwok Keung", "Huang Guoqiang"),
    ("Lim Chee Hock", "Lin Zhifu"),
    ("Lü Xiaojun", "LYU XIAOJUN"),
    ("Lee Jae-hoon", "Yi Chaehun"),
    ("Hoàng Văn Thái", "Huynh Van Thai"),
    # accounts, wills and papers
    ("John Harris", "The Estate of the late John Harris"),
    ("Luc Morel", "Succession de Luc Morel"),
    ("Jane Stone", "MR PAUL STONE & MRS JANE STONE"),
    ("P<UZBKARIMOV<<ANVAR<<<<<<<<", "Anvar Karimov"),
    ("Begoña Núñez Ibáñez", "BEGO?A N??EZ IB??EZ"),
    ("Søren Kjærgaard", "S.REN KJ.RGAARD"),
    # a Japanese name in another system, and with a long vowel
    ("Tsuchiya Mitsuo", "Tutiya Mituo"),
    ("山田太郎", "YAMADA Tarou"),
    # in another script, as it is spelt where the name is from
    ("Джеймс Уилсон", "James Wilson"),
    ("Франсуа Миттеран", "François Mitterrand"),
    ("Ван Сяомин", "Wang Xiaoming"),
    ("约翰·史密斯", "John Smith"),
    ("マイケル・ジョンソン", "Michael Johnson"),
    # an address behind a person
    ("Luigi Rossi", "ROSSI LUIGI VIA ROMA 3"),
    ("John Smith", "John Smith, 12 Park Road, London"),
    ("Robert Street", "Robert A. Street"),
]
TWO = [
    ("Li Xiaoming", "Li Xiaomei"),
    ("Hans Schröder", "Hans Schrader"),
    ("Peter Bohn", "Peter Kohn"),
    ("Джеймс Уилсон", "James Watson"),
    ("Чжан Вэй", "Zhang Wen"),
    ("约翰·史密斯", "James Smith"),
    ("陈国华", "程国华"),
    ("Lim Chee Keong", "Lim Chee Seng"),
    ("Wong Kwok Keung", "Zhang Guoqiang"),
    ("Oh Seung-hwan", "Oh Seung-hoon"),
    ("Tran Thi Lan", "Tran Van Lan"),
    ("Petr Novák", "Petra Nováková"),
    ("Nikos Papadopoulos", "Niki Papadopoulou"),
    ("Fco. Javier Robledo", "Fernando Javier Robledo"),
    ("Simón Bolívar", "Calle Simón Bolívar 12"),
    ("Karl Marx", "KARL-MARX-STRASSE 44 BERLIN"),
    ("Abraham Lincoln", "USS Abraham Lincoln"),
    ("Hugo Boss", "Hugo Boss AG"),
    ("Alexander Pushkin", "улица Александра Пушкина"),
    ("Paul Becker", "Paul Becker Immobilien"),
    ("Emma Clark c/o Robert Clark", "Robert Clark"),
    ("Estate of John Harris", "Estate of James Harris"),
    ("Anna Schmidt geb. Lehmann", "Anna Schmidt geb. Fischer"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_names_of_one_person_are_taken_for_one(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Person") >= DEFAULT_THRESHOLD
    assert compare_names(other, one, kind="Person") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("one", "other"), TWO)
def test_names_of_two_persons_or_of_a_thing_are_not(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Person") < DEFAULT_THRESHOLD
    assert compare_names(other, one, kind="Person") < DEFAULT_THRESHOLD
