"""Algorithms by the names that clients ask for, and what they are here."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, Response

from clearance.screening import WEIGHABLE, Mode
from clearance.values import load_yaml

from ._route import CompatRoute, Refused, answer

router = APIRouter(route_class=CompatRoute)
_URL = "/docs"  # where the interface is described
_NO_EFFECT = "Taken for the sake of clients; it has no effect here."


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for or against a match; see `algorithms.yml`."""

    name: str
    code: str
    coefficient: float
    description: str
    types: tuple[str, ...] | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Algorithm:
    """One way to match; `names_only` leaves all else out of account."""

    name: str
    description: str
    mode: Mode = "clearance"
    names_only: bool = False
    config: frozenset[str] = frozenset()


@cache
def features() -> Mapping[str, Feature]:
    """Give all features by name."""
    told = _document()["features"]
    return {
        name: Feature(
            name,
            of["code"],
            float(of["coefficient"]),
            of["description"],
            None if of.get("types") is None else tuple(of["types"]),
            of.get("field"),
        )
        for name, of in told.items()
    }


@cache
def algorithms() -> Mapping[str, Algorithm]:
    """Give all algorithms by name."""
    document = _document()
    return {
        name: Algorithm(
            name,
            of["description"],
            mode=of.get("mode", "clearance"),
            names_only="names_only" in of,
            config=frozenset(document["config"] if "config" in of else ()),
        )
        for name, of in document["algorithms"].items()
    }


def algorithm_of(name: str) -> Algorithm:
    """Find an algorithm by the name that a client gives. Raises Refused for none."""
    wanted = name.lower().strip()
    found = algorithms().get(_document()["best"] if wanted == "best" else wanted)
    if found is None:
        raise Refused(400, f"Invalid algorithm: {name}")
    return found


def weights_of(algorithm: Algorithm, asked: Mapping[str, float]) -> Mapping[str, float]:
    """Read weights of features as those of our own fields.

    A weight is one in place of the feature's coefficient; of several that concern one
    field, the one that makes the most of it counts. Raises Refused where the weight of
    names is to change, which it cannot.
    """
    found: dict[str, float] = {}
    for name, weight in asked.items():
        feature = features().get(name)
        if feature is None:
            continue
        times = weight / feature.coefficient
        if feature.field is None:
            if times != 1:
                raise Refused(400, f"The weight of {name} cannot be changed here.")
            continue
        found[feature.field] = max(found.get(feature.field, 0), min(max(times, 0), 2))
    return found | (dict.fromkeys(WEIGHABLE, 0.0) if algorithm.names_only else {})


@router.get(
    "/algorithms",
    tags=["OpenSanctions"],
    summary="Tell how matches can be scored",
    responses={200: {"description": "Algorithms with their features."}},
)
async def tell_algorithms() -> Response:
    """Tell which algorithms are taken and what each of them is here."""
    document = _document()
    told = [_told(one) for one in algorithms().values()]
    best = document["best"]
    return answer({"algorithms": told, "default": best, "best": best})


def _told(algorithm: Algorithm) -> dict[str, Any]:
    found = {
        one.name: {
            "description": one.description,
            "coefficient": one.coefficient,
            "url": _URL,
        }
        for one in features().values()
    }
    config = {
        name: {
            "type": of["type"],
            "description": _NO_EFFECT,
            "default": float(of["default"]) if of["type"] == "float" else None,
        }
        for name, of in _document()["config"].items()
        if name in algorithm.config
    }
    docs = {
        "name": algorithm.name,
        "description": algorithm.description,
        "config": config,
        "features": found,
    }
    return {
        "name": algorithm.name,
        "description": algorithm.description,
        "features": found,
        "docs": docs,
    }


@cache
def _document() -> Mapping[str, Any]:
    path = files("clearance.api.compat").joinpath("algorithms.yml")
    document: Mapping[str, Any] = load_yaml(path.read_text("utf-8"), "algorithms.yml")
    return document
