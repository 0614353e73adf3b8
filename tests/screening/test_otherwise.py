"""Which names are looked for as firms in other scripts, told quickly."""

from hypothesis import given, settings
from hypothesis import strategies as st

from clearance.names import may_be_of_firm, may_be_translated
from clearance.screening._asked._several import asked_names
from clearance.screening._search._otherwise import may_be_firm

# Words of firms, of persons and of both scripts; letters that look like others; marks.
PIECES = (
    "OOO", "AO", "CTPATИM", "Меркурий", "завод", "Иванов", "Hoang", "НИИ", "им.",
    "О.О.О.", "Εταιρεία", "Παπαδόπουλος", "شركة", "بنك", "محمد", "و", "آل", "किरण",
    "株式会社ゾルゲン", "中国机械", "李明", "José", "(завод)", "a.k.a.", "з-д", "№38",
    "ООО\u200b", "за\u0301вод", "ＯＯＯ", "Sea/Море", "—",
)  # fmt: skip
NAMES = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=6)


@settings(deadline=None, max_examples=500)
@given(NAMES.map(" ".join))
def test_no_name_is_passed_over_that_may_be_a_firm_in_another_script(name: str) -> None:
    may_be = any(
        may_be_of_firm(one) or may_be_translated(one) for one in asked_names([name])
    )

    assert may_be_firm(name) or not may_be


def test_latin_letters_beside_cyrillic_may_be_meant_as_cyrillic() -> None:
    assert may_be_firm("OOO Меркурий")
    assert not may_be_firm("Hoang Меркурьев")


def test_signs_parted_by_latin_letters_may_be_those_of_a_firm() -> None:
    assert may_be_firm("有限会社RSB グループ")
    assert may_be_firm("第3中央設計局KBP")


def test_names_of_persons_in_other_scripts_are_passed_over() -> None:
    for name in ("Pavel Sørensen", "Иван Петров", "किरण मधु", "محمد الخطيب", "李明"):
        assert not may_be_firm(name), name
