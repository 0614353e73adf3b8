"""Columns of Arrow made of what is at hand.

`pyarrow.array` looks for pandas and imports it where it is installed: a quarter of a
second, for nothing that is needed here.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]


def text_column(texts: Sequence[str]) -> pa.Array:
    """Make a column of texts, less than 2 GB in all."""
    return _column(pa.string(), np.int32, [text.encode() for text in texts])


def long_text_column(texts: Sequence[str]) -> pa.Array:
    """Make a column of texts, however many."""
    return _column(pa.large_string(), np.int64, [text.encode() for text in texts])


def bytes_column(values: Sequence[bytes]) -> pa.Array:
    """Make a column of bytes, however many."""
    return _column(pa.large_binary(), np.int64, values)


def list_column(lists: Sequence[Sequence[str]]) -> pa.Array:
    """Make a column of lists of texts."""
    ends = number_column(_ends(lists, np.int32))
    return pa.ListArray.from_arrays(
        ends, text_column([one for some in lists for one in some])
    )


def number_column(numbers: npt.NDArray[np.generic]) -> pa.Array:
    """Make a column of numbers, which are not copied."""
    held = np.ascontiguousarray(numbers)
    kind = pa.from_numpy_dtype(held.dtype)
    return pa.Array.from_buffers(kind, len(held), [None, pa.py_buffer(held)])


def _column(
    kind: pa.DataType, offset: type[np.signedinteger], values: Sequence[bytes]
) -> pa.Array:
    held = [None, pa.py_buffer(_ends(values, offset)), pa.py_buffer(b"".join(values))]
    return pa.Array.from_buffers(kind, len(values), held)


def _ends(
    values: Sequence[Sequence[object]], kind: type[np.signedinteger]
) -> npt.NDArray[np.signedinteger]:
    """Say where each value begins, one after the other, and where the last ends.

    Raises OverflowError where that is further than *kind* counts.
    """
    ends = np.zeros(len(values) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, values), np.int64, len(values)), out=ends[1:])
    if ends[-1] > np.iinfo(kind).max:
        raise OverflowError("A column of texts is too long; it may have 2 GB.")
    return ends.astype(kind)
