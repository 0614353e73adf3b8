"""Rows of sparse matrices added up or taken out, without looks at what is given.

Scipy looks for longer at what it is asked than these few rows take, and so its own
functions are called, which do what they say with any arrays of these kinds; a test
holds them to what numpy makes of it.
"""

import numpy as np
import numpy.typing as npt
from scipy.sparse._sparsetools import csc_matvec, csr_row_index

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]


def add_spans(
    spans: Ints, shares: Floats, places: Ints, values: Floats, sums: Floats
) -> None:
    """Add values to *sums*, at their places, span by span.

    *spans* are where each begins and where it ends, the last of *places* first, so that
    none begins behind the end of the one before; *shares* is by what the values of each
    are multiplied, with a nothing behind each but the last.
    """
    csc_matvec(len(sums), len(shares), spans, places, values, shares, sums)


def rows_of(
    rows: Ints, starts: Ints, places: Ints, values: Floats, size: int
) -> tuple[Ints, Floats]:
    """Take out rows, of which *size* is the sum: their places, their values."""
    found, taken = np.empty(size, np.int32), np.empty(size, np.float32)
    csr_row_index(len(rows), rows, starts, places, values, found, taken)
    return found, taken
