"""YAML is read without guesses, and a key stands once."""

import datetime

import pytest

from clearance.errors import UnreadableFileError
from clearance.values import load_yaml


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("[no, 0101, 8471.50]", ["no", "0101", "8471.50"]),
        ("[true, 'true', ~, '~', '']", [True, "true", None, "~", ""]),
        ("[2024-06-12, '2024-06-12']", [datetime.date(2024, 6, 12), "2024-06-12"]),
        ("{a: {b: [c, d]}, e: }", {"a": {"b": ["c", "d"]}, "e": None}),
        ("{true: a, 'true': b}", {True: "a", "true": "b"}),
        ("{a: &one [b], c: *one}", {"a": ["b"], "c": ["b"]}),
        ("{a: !!int 5, b: !!str 2024-06-12}", {"a": 5, "b": "2024-06-12"}),
        ("", None),
    ],
)
def test_a_document_says_what_is_written(text: str, meaning: object) -> None:
    """Text stays text; days, true, false and null are what they say."""
    assert load_yaml(text) == meaning


def test_what_is_named_twice_is_one_thing() -> None:
    """Also where it stands in itself."""
    found = load_yaml("{a: &one [b], c: *one}")
    ring = load_yaml("&all [a, *all]")

    assert found["a"] is found["c"]
    assert ring[1] is ring


def test_lists_may_stand_in_lists_however_deep() -> None:
    """Deeper than Python calls itself."""
    found, depth = load_yaml("[" * 5000 + "]" * 5000), 0
    while found:
        (found,), depth = found, depth + 1

    assert depth == 4999


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{a: 1, b: {c: 1, c: 2}}", "written twice: c"),
        ("{2024-06-12: a, 2024-06-12: b}", "written twice: 2024-06-12"),
        ("{[a]: b}", "unhashable key"),
        ("!!str [a]", "expected a scalar"),
        ("!!python/object:builtins.object {}", "could not determine a constructor"),
        ("[a", "not good YAML"),
    ],
)
def test_what_is_wrong_is_said(text: str, wrong: str) -> None:
    """A key that stands twice is never the last of them."""
    with pytest.raises(UnreadableFileError, match=wrong):
        load_yaml(text)
