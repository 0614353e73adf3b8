"""Names of persons, class by class: who is somebody else, and who is not."""

import csv
from pathlib import Path

import pytest

from clearance.screening import DEFAULT_THRESHOLD, compare_names

_PAIRS = Path(__file__).with_name("person_classes.csv")


def _pairs(same: str) -> list[tuple[str, str, str]]:
    lines = _PAIRS.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [(r["kind"], r["one"], r["other"]) for r in rows if r["same"] == same]


@pytest.mark.parametrize(("kind", "one", "other"), _pairs("yes"))
def test_who_may_be_one_person_is_one(kind: str, one: str, other: str) -> None:
    assert compare_names(one, other, kind=kind) >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("kind", "one", "other"), _pairs("no"))
def test_who_is_somebody_else_is_not(kind: str, one: str, other: str) -> None:
    assert compare_names(one, other, kind=kind) < DEFAULT_THRESHOLD
    assert compare_names(other, one, kind=kind) < DEFAULT_THRESHOLD
