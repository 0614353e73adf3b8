"""A service that has been warmed keeps nobody waiting for tables that are made once."""

import gc
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from clearance.app._warm import warm
from clearance.screening import Index, Query, screen_batch

# Names that nobody asked before, in scripts whose searches have tables of their own.
FIRST_ASKED = {
    "Latin": "Fjord Rederi AS",
    "Cyrillic": "ООО Приборный завод Вектор",
    "Greek": "Ναυτιλιακή Εταιρεία Ποσειδών",
    "Chinese": "北京第二设计研究院有限公司",
    "kana": "株式会社トーカイモーターズ",
    "Korean": "조선무역총회사",
    "Arabic": "شركة النفط الوطنية",
}
MOST = 0.1  # seconds of CPU; such tables of OFAC's list take 0.1 to 0.5

# What was lost on the way, and what may be a body's name: smaller tables.
LOST = {
    "encoding": "RenÃ© MÃ¼ller",
    "vowels": "Fjrd Rdr",
    "language": "Beatriz Catarina Vaz",
    "article": "As Salam Bu Khalid Transport",
}
LITTLE = 0.006  # such tables take 0.01 to 0.03, such names a thousandth


@pytest.fixture(scope="module")
def warmed(sdn_index: Path) -> Index:
    """Open the index of OFAC's list, and warm it."""
    index = Index.open(sdn_index, accelerated=False)
    warm(index)
    return index


@pytest.mark.parametrize("script", FIRST_ASKED)
def test_the_first_to_ask_waits_for_no_table(
    warmed: Index, script: str, slowed: Callable[[], float]
) -> None:
    """In whatever script the name is written."""
    started = time.process_time()
    warmed.screen(Query(names=(FIRST_ASKED[script],)))

    assert (time.process_time() - started) / slowed() < MOST


@pytest.mark.parametrize("lost", LOST)
def test_nor_for_a_small_one(
    warmed: Index, lost: str, slowed: Callable[[], float]
) -> None:
    """Whatever a name has lost: its encoding, its vowels, its English form."""
    gc.collect()
    started = time.process_time()
    warmed.screen(Query(names=(LOST[lost],)))

    assert (time.process_time() - started) / slowed() < LITTLE


def test_nor_does_the_first_table(warmed: Index, slowed: Callable[[], float]) -> None:
    """Its names are read piece by piece, by tables of its own."""
    table = pa.table({"name": [*FIRST_ASKED.values(), *LOST.values(), "Пётр Вяземцев"]})
    started = time.process_time()
    screen_batch(warmed, table)

    assert (time.process_time() - started) / slowed() < MOST
