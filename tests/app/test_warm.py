"""A service that has been warmed keeps nobody waiting for tables that are made once."""

import functools
import gc
from collections.abc import Hashable
from inspect import getattr_static, signature
from pathlib import Path
from typing import cast

import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from clearance.app._warm import warm
from clearance.screening import Index, Query, screen_batch

# Names that nobody asked before: in scripts whose searches have tables of their own,
# and of which something was lost on the way.
FIRST_ASKED = {
    "initials of two letters": "Kovalchuk Yu.V.",
    "another case": "Ковальчука Юрия Валентиновича",
    "sole trader": "ИП Ковальчук Ю.В.",
    "a branch and who signs": 'Филиал ООО "Вектор" в лице директора Зорина А.Б.',
    "a firm at an address": "OOO VEKTOR G.OMSK UL.MIRA D.5",
    "a payer of a treasury": 'УФК по г. Омску (ФГБУ "Вектор" л/с 20736X12345)',
    "owners of a ship": "THE OWNERS OF MV VEKTOR",
    "foreigner in Chinese": "谢尔盖·拉夫罗夫",
    "foreigner in Korean": "세르게이 라브로프",
    "foreigner in Arabic": "سيرغي لافروف",
    "letters by their names": "ЭйБиСи Трейд",
    "numbers beside a name": "ИНН 7702070139 ООО Приборный завод",
    "trades cut off": "ZORGEN INS TUR TIC LTD STI",
    "two initials as one word": "Ковальчук ЮВ",
    "Latin": "Fjord Rederi AS",
    "Cyrillic": "ООО Приборный завод Вектор",
    "Greek": "Ναυτιλιακή Εταιρεία Ποσειδών",
    "Chinese": "北京第二设计研究院有限公司",
    "kana": "株式会社トーカイモーターズ",
    "Korean": "조선무역총회사",
    "Arabic": "شركة النفط الوطنية",
    "a lost encoding": "RenÃ© MÃ¼ller",
    "lost vowels": "Fjrd Rdr",
    "another language": "Beatriz Catarina Vaz",
    "an article": "As Salam Bu Khalid Transport",
}


@pytest.fixture(scope="module")
def warmed(sdn_index: Path) -> Index:
    """Open the index of OFAC's list, and warm it."""
    index = Index.open(sdn_index, accelerated=False)
    warm(index)
    return index


class Unread:
    """What is made when it is first needed, and was not needed yet.

    That is tables, which are functions without arguments that keep what they gave, and
    what the long-lived parts of an index keep of themselves.
    """

    def __init__(self) -> None:
        """Note what there is now."""
        there = gc.get_objects()
        self._tables = [
            one
            for one in there
            if isinstance(one, _Table) and _ours(one) and _empty(one)
        ]
        self._kept = [
            (one, name)
            for one in there
            for name in _keeps(cast("Hashable", type(one)))
            if name not in vars(one)
        ]

    def read_since(self) -> list[str]:
        """Name what has been made since."""
        tables = [one.__qualname__ for one in self._tables if not _empty(one)]
        kept = [
            f"{type(one).__name__}.{name}"
            for one, name in self._kept
            if name in vars(one)
        ]
        return sorted(tables + kept)


_Table = functools._lru_cache_wrapper


def _ours(one: object) -> bool:
    return str(getattr(one, "__module__", "")).startswith("clearance.")


def _empty(table: "_Table[object]") -> bool:
    return not signature(table).parameters and not table.cache_info().currsize


@functools.cache
def _keeps(kind: type) -> tuple[str, ...]:
    """Name what those of a kind make when it is first needed, and keep."""
    names = dir(kind) if _ours(kind) else ()
    return tuple(
        name
        for name in names
        if isinstance(getattr_static(kind, name), functools.cached_property)
    )


@pytest.mark.parametrize("name", FIRST_ASKED)
def test_the_first_to_ask_waits_for_no_table(warmed: Index, name: str) -> None:
    """In whatever script a name is written, and whatever it has lost."""
    unread = Unread()

    warmed.screen(Query(names=(FIRST_ASKED[name],)))

    assert [] == unread.read_since()


def test_nor_does_the_first_table(warmed: Index) -> None:
    """Its names are read piece by piece, by tables of its own."""
    unread = Unread()

    screen_batch(warmed, pa.table({"name": [*FIRST_ASKED.values(), "Пётр Вяземцев"]}))

    assert [] == unread.read_since()


def test_what_was_not_warmed_is_noticed(warmed: Index) -> None:
    """So that the tests above would see it: a table that is first read now."""

    class Later:
        __module__ = "clearance.later"

        @functools.cached_property
        def kept(self) -> int:
            return 1

    @functools.lru_cache
    def table() -> int:
        return 1

    table.__module__ = "clearance.later"
    later, unread = Later(), Unread()

    assert later.kept == table()

    assert [f"{Later.__name__}.kept", table.__qualname__] == unread.read_since()
