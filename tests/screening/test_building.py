"""What building an index does many at once is what it would be one by one."""

import json
import sys

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from clearance.entities import Entity, Listing
from clearance.names import called_by_letters, said_in_parts
from clearance.screening._arrays import in_order, once
from clearance.screening._asked._listed_so import LISTED, may_be_listed
from clearance.screening._listed._parties import decode, encode

_PAIRS = st.lists(
    st.tuples(
        st.one_of(st.integers(0, 5), st.integers(0, 2**64 - 1)),
        st.integers(-(2**31), 2**31 - 1),
    )
)
_ANY = "".join(map(chr, [*range(0xD800), *range(0xE000, sys.maxunicode + 1)]))


@given(_PAIRS)
def test_pairs_are_sorted_by_key_and_then_by_value(
    pairs: list[tuple[int, int]],
) -> None:
    keys = np.array([key for key, _ in pairs], np.uint64)
    values = np.array([value for _, value in pairs], np.int32)
    for sort, expected in ((in_order, sorted(pairs)), (once, sorted({*pairs}))):
        found = sort(keys, values)
        assert [*zip(*(part.tolist() for part in found), strict=True)] == expected
        assert [part.dtype for part in found] == [np.uint64, np.int32]


def test_a_party_is_written_as_compact_json() -> None:
    for text in (_ANY, 'a"b\\c/d', "a\ud800b"):
        entity = Entity("x", "Person", {"name": (text,), "alias": ()}, (text,), ())
        listing = Listing(entity, (entity,), {"y": "Z"})
        fields = ["x", "Person", {"name": [text], "alias": []}, [text], []]
        written = json.dumps(
            [fields, [fields], {"y": "Z"}], ensure_ascii=False, separators=(",", ":")
        )
        assert encode(listing) == written.encode("utf-8", "surrogatepass")
        assert decode(encode(listing)) == listing


def test_a_name_of_which_no_piece_may_be_another_holds_none(
    sdn: tuple[Listing, ...],
) -> None:
    bare = [
        name
        for one in sdn
        for _, name in one.entity.names
        if not any(map(may_be_listed, name.split()))
    ]
    assert len(bare) > 100
    for name in bare:
        assert not called_by_letters(name), name
        assert not said_in_parts(name), name
        assert LISTED.search(name) is None, name
