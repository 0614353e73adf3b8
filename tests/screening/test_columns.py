"""Columns are what Arrow itself makes, and pandas is not loaded for them."""

import subprocess
import sys

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from clearance.screening._arrays import (
    bytes_column,
    list_column,
    long_text_column,
    number_column,
    text_column,
)

TEXTS = ["Corbel", "", "Zürich", "北京", "a\nb"]
LISTS = [["a", "b"], [], ["ü"]]
_BUILT = """
import sys
from clearance.entities import Entity, Listing
from clearance.screening import Index
thing = Entity("one", "Company", {"name": ("Corbel Trading",)}, ("list",))
Index.build([Listing(thing)])
print("pandas" in sys.modules)
"""


@pytest.mark.parametrize("texts", [TEXTS, ["plain"], []])
def test_columns_are_those_of_arrow(texts: list[str]) -> None:
    """Of texts in any script, and of none."""
    raw = [text.encode() for text in texts]

    for ours, theirs in (
        (text_column(texts), pa.array(texts, pa.string())),
        (long_text_column(texts), pa.array(texts, pa.large_string())),
        (bytes_column(raw), pa.array(raw, pa.large_binary())),
    ):
        ours.validate(full=True)
        assert ours.equals(theirs)


@pytest.mark.parametrize("lists", [LISTS, []])
def test_lists_of_texts_are_those_of_arrow(lists: list[list[str]]) -> None:
    """Also empty ones."""
    found = list_column(lists)

    found.validate(full=True)
    assert found.equals(pa.array(lists, pa.list_(pa.string())))


def test_numbers_are_those_of_arrow() -> None:
    """Of each kind of numpy."""
    for kind in (np.uint8, np.int32, np.int64):
        numbers = np.arange(5, dtype=kind)
        assert number_column(numbers).equals(pa.array(numbers))


@pytest.mark.slow
def test_an_index_is_built_without_pandas() -> None:
    """Arrow would load it, wherever it is installed."""
    told = subprocess.run(
        [sys.executable, "-c", _BUILT], capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == "False"
