"""Relations seen from their other end, compared with FollowTheMoney's own model."""

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from clearance.entities import kinds
from clearance.exports import reverse_names, stubs_of
from clearance.values import load_yaml


def _model() -> dict[str, Any]:
    """Read the schemata that the package holds, as data."""
    spec = find_spec("followthemoney")
    if spec is None or spec.origin is None:
        pytest.skip("FollowTheMoney is not installed")
    folder = Path(spec.origin).parent / "schema"
    told: dict[str, Any] = {}
    for path in sorted(folder.glob("*.y*ml")):
        told |= load_yaml(path.read_text("utf-8"), path.name)
    return json.loads(json.dumps(told))  # type: ignore[no-any-return]


def test_every_name_is_that_of_the_model() -> None:
    """For all kinds that lists speak of and their properties."""
    known = reverse_names()
    for name, schema in _model().items():
        if name not in kinds():
            continue
        for prop, told in (schema.get("properties") or {}).items():
            reverse = (told or {}).get("reverse")
            if reverse is not None and prop in kinds()[name].properties:
                assert known.get((name, prop)) == reverse["name"], f"{name}:{prop}"


def test_a_thing_knows_what_may_point_at_it() -> None:
    """Kinds that extend one have its names; a ship owns nothing."""
    assert "ownershipAsset" in stubs_of("Company")
    assert "sanctions" in stubs_of("Vessel")
    assert "ownershipOwner" not in stubs_of("Vessel")
    assert "identification" == reverse_names()["Passport", "holder"]
