"""Our kinds file says of FollowTheMoney what FollowTheMoney says of itself."""

from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from clearance.entities import Kind, kinds
from clearance.errors import UsageError
from clearance.values import load_yaml

Model = Mapping[str, Mapping[str, Any]]
THEIRS = [kind for kind in kinds() if not kind.ours]


@pytest.fixture(scope="session")
def published() -> Model:
    """Give the schemata of the published package as files: it needs ICU to run."""
    spec = find_spec("followthemoney")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip(
            "the package followthemoney is not installed (it is for tests only)"
        )
    folder = Path(spec.submodule_search_locations[0]) / "schema"
    found: dict[str, Mapping[str, Any]] = {}
    for path in sorted(folder.glob("*.y*ml")):
        found |= load_yaml(path.read_text("utf-8"), path.name)
    return found


def _ancestors(model: Model, name: str) -> Iterator[str]:
    yield name
    for parent in model[name].get("extends", ()):
        yield from _ancestors(model, parent)


def _properties(model: Model, name: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind in _ancestors(model, name):
        for prop, told in (model[kind].get("properties") or {}).items():
            found.setdefault(prop, told.get("type", "string"))
    return found


@pytest.mark.parametrize(
    "kind", [k for k in kinds() if not k.ours], ids=lambda k: k.name
)
def test_a_kind_is_as_published(kind: Kind, published: Model) -> None:
    """Ancestors, edge, and the type of every property are those of FollowTheMoney."""
    theirs = _properties(published, kind.name)
    ours = {p.name: p.type for p in kind.properties.values() if not p.ours}
    edge = published[kind.name].get("edge")
    ends = (edge["source"], edge["target"]) if edge else None

    assert ours == {name: theirs.get(name) for name in ours}
    assert set(_ancestors(published, kind.name)) == set(kind.ancestors)
    assert kind.edge == ends


@pytest.mark.parametrize("kind", list(kinds()), ids=lambda k: k.name)
def test_what_is_ours_is_not_theirs(kind: Kind, published: Model) -> None:
    """What is marked as our own does not exist in FollowTheMoney."""
    theirs = _properties(published, kind.name) if kind.name in published else {}
    own = {p.name for p in kind.properties.values() if p.ours}

    assert own.isdisjoint(theirs)
    assert kind.ours == (kind.name not in published)


def test_matchable_is_as_published(published: Model) -> None:
    """What may be searched for is what FollowTheMoney lets be matched."""
    different = {
        kind.name
        for kind in kinds()
        if not kind.ours
        and kind.matchable != bool(published[kind.name].get("matchable", False))
    }

    assert different == set()


def test_an_unknown_kind_is_a_usage_error() -> None:
    """The sentence lists the kinds that there are."""
    with pytest.raises(UsageError, match=r"no kind 'Ship'.*Vessel"):
        kinds()["Ship"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("LegalEntity", "Company", "Company"),
        ("Company", "LegalEntity", "Company"),
        ("Vessel", "Vessel", "Vessel"),
        ("Person", "Company", None),
    ],
)
def test_the_common_kind_is_the_more_specific(
    one: str, other: str, expected: str | None
) -> None:
    """Two sources that describe one thing agree on the more specific kind, or not."""
    assert expected == kinds().common(one, other)


def test_kinds_are_read_once() -> None:
    """The same object is given every time, and knows what it holds."""
    assert kinds() is kinds()
    assert "Person" in kinds()
    assert "Ship" not in kinds()
    assert kinds()["Company"].is_a("LegalEntity")
