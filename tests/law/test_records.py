"""Every record of the collected facts has its place in the book, or a reason not to."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from clearance.law import Rule, Spell, the_book
from clearance.values import load_yaml

BOOK = the_book()
PLACES = Path(__file__).parent / "records"
DATASETS = sorted(path.stem for path in PLACES.glob("*.yml"))


@pytest.fixture
def facts(shared: Path) -> Path:
    """Give the folder of collected facts, or skip with the reason."""
    folder = shared.parent / "rules"
    if not folder.is_dir():
        pytest.skip("the collected facts are not here: no ../shared/rules")
    return folder


def names_of(record: dict[str, Any], kind: str) -> Iterator[str]:
    """Give the names under which a record may be accounted for."""
    if "id" in record:
        yield str(record["id"])
    if "gl" in record:
        yield f"gl-{record['gl']}"
        yield f"589-gl-{record['gl']}"
        yield f"gl-589-{record['gl']}"
    for field in ("hs6", "iso2", "name", "tier", "date", "n"):
        if field in record:
            yield str(record[field])
            yield f"{kind}-{record[field]}"
    if "n" in record:
        yield f"package-{record['n']}"
        yield f"eu-package-{record['n']}"
    yield kind


def records_in(dataset: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every record of a dataset, with the list that it stands in."""
    for kind, value in dataset.items():
        if isinstance(value, list):
            for record in value:
                if isinstance(record, dict):
                    yield kind.rstrip("s"), record


def resolves(place: str) -> bool:
    """Say whether a place is in the book."""
    sort, _, rest = place.partition(":")
    if sort == "lookup":
        return rest.partition(":")[0] in BOOK.lookups
    if sort == "instrument":
        return rest in BOOK.instruments
    if sort == "uncertainty":
        return rest in BOOK.uncertainties
    if sort == "signal":
        return rest in {one.id for one in BOOK.signals}
    rule = BOOK.rules.get(sort)
    return rule is not None and (not rest or rest in rule.parameters)


@pytest.mark.parametrize("name", DATASETS)
def test_every_place_that_is_named_is_in_the_book(name: str) -> None:
    told = load_yaml((PLACES / f"{name}.yml").read_text("utf-8"), name)

    wrong = [
        f"{record}: {place}"
        for record, places in told.items()
        if isinstance(places, list)
        for place in places
        if not resolves(place)
    ]

    assert wrong == []


@pytest.mark.parametrize("name", DATASETS)
def test_what_is_left_out_has_a_reason(name: str) -> None:
    told = load_yaml((PLACES / f"{name}.yml").read_text("utf-8"), name)

    left_out = [places for places in told.values() if isinstance(places, dict)]

    assert all(len(one["left_out"]) > 20 for one in left_out)
    assert all(places for places in told.values())


def test_every_record_of_every_dataset_is_accounted_for(facts: Path) -> None:
    missing = []
    for path in sorted(facts.glob("*.yml")):
        told = load_yaml((PLACES / path.name).read_text("utf-8"), path.name)
        dataset = yaml.safe_load(path.read_text("utf-8"))
        for kind, record in records_in(dataset):
            if not any(name in told for name in names_of(record, kind)):
                missing.append(f"{path.name}: {record}")

    assert missing == []


def test_a_grade_above_the_collected_one_needs_a_source_of_its_own(
    facts: Path,
) -> None:
    """Grades are kept: only another source, and where it was read, has its own."""
    best: dict[str, str] = {}
    for path in sorted(facts.glob("*.yml")):
        told = load_yaml((PLACES / path.name).read_text("utf-8"), path.name)
        for kind, record in records_in(yaml.safe_load(path.read_text("utf-8"))):
            name = next((n for n in names_of(record, kind) if n in told), None)
            for place, grade in _graded(told.get(name), record):
                best[place] = min(grade, best.get(place, "D"))

    higher = [
        f"{rule.id}: {spell.confidence} by {spell.source}; records {best[rule.id]}"
        for rule in BOOK.rules.values()
        if rule.id in best
        for spell in rule.spells
        if spell.confidence < best[rule.id] and not _read_itself(rule, spell)
    ]

    assert higher == []


def _read_itself(rule: Rule, spell: Spell) -> bool:
    """Say whether the source of a spell was read, and says where."""
    instrument = BOOK.instruments[spell.instrument]
    own = spell.instrument == "product.design"
    where = instrument.url or instrument.read_in or rule.read_in or own
    return bool(where) and instrument.confidence <= spell.confidence


def _graded(places: Any, record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give each rule that stands for a record, with the record's best grade."""
    grades = [record.get("confidence"), *record.get("confidence_by_field", {}).values()]
    known = [str(grade) for grade in grades if grade in set("ABCD")]
    for place in places if isinstance(places, list) and known else ():
        yield place.partition(":")[0], min(known)
