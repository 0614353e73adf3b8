"""yente itself as the oracle: the same requests on the same entities, key by key.

What differs on purpose is listed here and told, with reasons, in
docs/reference/opensanctions-api.md.
"""

import json
import subprocess
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.api.conftest import PUTIN
from tests.cli.conftest import run_clearance
from tests.service.running import Running

ROOT = Path(__file__).resolve().parents[2]
YENTE = ROOT / ".venv-yente" / "bin" / "python"
REFERENCE = ROOT / "docs" / "reference" / "opensanctions-api.md"
pytestmark = pytest.mark.skipif(
    not YENTE.exists(), reason="there is no .venv-yente: run `make peers`"
)

COMPANY = {"schema": "Company", "properties": {"name": "Sberbank", "country": "Russia"}}
# Objects whose keys are data: all their values have one shape.
MAPS = frozenset(
    {
        *("properties", "explanations", "features", "responses", "facets", "adjacent"),
        *("config", "rows", "ctx"),
    }
)
# What we say besides, where: each is a line of the reference.
MORE = frozenset({"features"})
REQUESTS: dict[str, dict[str, Any]] = {
    "match": {
        "method": "POST",
        "path": "/match/default?limit=3",
        "body": {"queries": {"a": PUTIN, "b": COMPANY}},
    },
    "nothing matches": {
        "method": "POST",
        "path": "/match/default",
        "body": {
            "queries": {"a": {"schema": "Person", "properties": {"name": "Xyzzy"}}}
        },
    },
    "unknown schema": {
        "method": "POST",
        "path": "/match/default",
        "body": {"queries": {"a": {"schema": "Nose", "properties": {}}}},
    },
    "schema of a relation": {
        "method": "POST",
        "path": "/match/default",
        "body": {"queries": {"a": {"schema": "Ownership", "properties": {}}}},
    },
    "no queries": {"method": "POST", "path": "/match/default", "body": {"queries": {}}},
    "queries are missing": {"method": "POST", "path": "/match/default", "body": {}},
    "schema is missing": {
        "method": "POST",
        "path": "/match/default",
        "body": {"queries": {"a": {"properties": {}}}},
    },
    "too many queries": {
        "method": "POST",
        "path": "/match/default",
        "body": {"queries": {str(n): PUTIN for n in range(101)}},
    },
    "unknown configuration": {
        "method": "POST",
        "path": "/match/default",
        "body": {"queries": {"a": PUTIN}, "config": {"k": 1}},
    },
    "limit beyond the most": {
        "method": "POST",
        "path": "/match/default?limit=501",
        "body": {"queries": {"a": PUTIN}},
    },
    "limit is no number": {
        "method": "POST",
        "path": "/match/default?limit=x",
        "body": {"queries": {"a": PUTIN}},
    },
    "wrong moment": {
        "method": "POST",
        "path": "/match/default?changed_since=x",
        "body": {"queries": {"a": PUTIN}},
    },
    "unknown algorithm": {
        "method": "POST",
        "path": "/match/default?algorithm=x",
        "body": {"queries": {"a": PUTIN}},
    },
    "unknown dataset": {"method": "GET", "path": "/search/nose"},
    "search": {"method": "GET", "path": "/search/default?q=sberbank&limit=3"},
    "search with facets": {
        "method": "GET",
        "path": "/search/default?q=bank&facets=schema&facets=topics&limit=1",
    },
    "search for a wrong kind": {"method": "GET", "path": "/search/default?schema=Nose"},
    "wrong filter": {"method": "GET", "path": "/search/default?filter=x"},
    "wrong facet": {"method": "GET", "path": "/search/default?facets=x"},
    "no such entity": {"method": "GET", "path": "/entities/nobody"},
    "catalogue": {"method": "GET", "path": "/catalog"},
    "algorithms": {"method": "GET", "path": "/algorithms"},
    "health": {"method": "GET", "path": "/healthz"},
    "ready": {"method": "GET", "path": "/readyz"},
    "update": {"method": "POST", "path": "/updatez?token=x"},
    "manifest of reconciliation": {"method": "GET", "path": "/reconcile/default"},
    "reconcile": {
        "method": "POST",
        "path": "/reconcile/default",
        "form": {"queries": '{"q0": {"query": "Sberbank", "type": "Company"}}'},
    },
    "suggest": {
        "method": "GET",
        "path": "/reconcile/default/suggest/entity?prefix=sber",
    },
    "suggest a property": {
        "method": "GET",
        "path": "/reconcile/default/suggest/property?prefix=birth",
    },
    "suggest a kind": {
        "method": "GET",
        "path": "/reconcile/default/suggest/type?prefix=comp",
    },
    "propose": {
        "method": "GET",
        "path": "/reconcile/default/extend/property?type=Company",
    },
}
# Answers whose objects hold more here, or other words; see the reference.
WIDER = {
    "manifest of reconciliation": {"property_settings"},
    "reconcile": {"features"},
    "catalogue": {"thing_count"},
}


class Oracle:
    """Both services, asked the same."""

    def __init__(self, service: Running, export: Path) -> None:
        self.service, self.export = service, export
        self.of_entities = [
            {"method": "GET", "path": f"/entities/{key}{rest}"}
            for key in _some(export)
            for rest in ("", "?nested=false", "/adjacent?limit=500")
        ]
        asked = [*REQUESTS.values(), *self.of_entities]
        self._answers = dict(zip(map(repr, asked), self._ask(asked), strict=True))

    def theirs(self, requests: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Give what yente answered."""
        return [self._answers[repr(one)] for one in requests]

    def _ask(self, requests: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Ask yente, in one process for all: it takes long to start."""
        ran = subprocess.run(
            [str(YENTE), str(ROOT / "benchmarks" / "_peer_yente.py"), str(self.export)],
            input="\n".join(map(json.dumps, requests)),
            capture_output=True,
            text=True,
            timeout=250,
            check=False,
        )
        assert 0 == ran.returncode, ran.stderr[-2000:]
        return [json.loads(line) for line in ran.stdout.splitlines()]

    def ours(self, asked: dict[str, Any]) -> httpx.Response:
        """Ask the running service."""
        return httpx.request(
            asked["method"],
            self.service.address + asked["path"],
            json=asked.get("body"),
            data=asked.get("form"),
            timeout=60,
        )


def _some(export: Path) -> list[str]:
    """Choose a hundred entities of all kinds."""
    by_kind: dict[str, list[str]] = {}
    with (export / "entities.ftm.json").open(encoding="utf-8") as file:
        for line in file:
            told = json.loads(line)
            by_kind.setdefault(told["schema"], []).append(told["id"])
    return [key for ids in by_kind.values() for key in ids[:12]][:100]


@pytest.fixture(scope="module")
def oracle(service: Running, tmp_path_factory: pytest.TempPathFactory) -> Oracle:
    """yente with what the service has exported."""
    folder = tmp_path_factory.mktemp("yente") / "export"
    ran = run_clearance("export", folder, "--format", "ftm", data=service.data)
    assert 0 == ran.code, ran.err
    return Oracle(service, folder)


def _shape(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        if name in MAPS:
            return ["map", *_merged([_shape(one) for one in value.values()])]
        return {key: _shape(one, key) for key, one in value.items()}
    if isinstance(value, list):
        return ["list", *_merged([_shape(one) for one in value])]
    if isinstance(value, bool) or value is None:
        return type(value).__name__
    return "number" if isinstance(value, int | float) else type(value).__name__


def _merged(shapes: list[Any]) -> list[Any]:
    """Put the shapes of many values together: objects into one, others each once."""
    objects = [one for one in shapes if isinstance(one, dict)]
    others = [one for one in shapes if not isinstance(one, dict)]
    found: list[Any] = []
    for one in others:
        if one not in found:
            found.append(one)
    if objects:
        keys = dict.fromkeys(key for one in objects for key in one)
        found.append(
            {
                key: min(
                    (one[key] for one in objects if one.get(key)),
                    key=lambda shape: shape in ("NoneType", ["list"], ["map"]),
                    default="NoneType",
                )
                for key in keys
            }
        )
    return sorted(found, key=str)


def _differences(theirs: Any, ours: Any, place: str) -> list[str]:
    """List where the shapes differ; what is null or empty says nothing of its shape."""
    nothing = ("NoneType", ["list"], ["map"])
    if theirs in nothing or ours in nothing or theirs == ours:
        return []
    if isinstance(theirs, dict) and isinstance(ours, dict):
        found = [f"{place}.{key}: not here" for key in theirs.keys() - ours.keys()]
        found += [f"{place}.{key}: only here" for key in ours.keys() - theirs.keys()]
        for key in theirs.keys() & ours.keys():
            found += _differences(theirs[key], ours[key], f"{place}.{key}")
        return found
    if isinstance(theirs, list) and isinstance(ours, list):
        one = [shape for shape in theirs if isinstance(shape, dict)]
        other = [shape for shape in ours if isinstance(shape, dict)]
        if one and other:
            return _differences(one[0], other[0], f"{place}[]")
        return []
    return [f"{place}: {theirs} there, {ours} here"]


def test_every_answer_has_the_shape_and_status_of_theirs(oracle: Oracle) -> None:
    """Whatever the values are; what is said besides is named here."""
    found: list[str] = []
    answers = oracle.theirs(list(REQUESTS.values()))
    for (name, asked), theirs in zip(REQUESTS.items(), answers, strict=True):
        ours = oracle.ours(asked)
        if theirs["status"] != ours.status_code:
            found.append(f"{name}: {theirs['status']} there, {ours.status_code} here")
            continue
        more = MORE | WIDER.get(name, set())
        found += [
            f"{name}{one}"
            for one in _differences(_shape(theirs["body"]), _shape(ours.json()), "")
            if one.split(":")[0].rpartition(".")[2] not in more
        ]

    assert [] == found


def test_refusals_are_in_their_words(oracle: Oracle) -> None:
    """Clients show them to people."""
    said = {
        name: asked
        for name, asked in REQUESTS.items()
        if name.startswith(("unknown", "schema of", "no ", "too many", "wrong filter"))
    }
    answers = oracle.theirs(list(said.values()))

    for asked, theirs in zip(said.values(), answers, strict=True):
        assert theirs["body"] == oracle.ours(asked).json()


def test_fields_that_are_wrong_are_named_as_there(oracle: Oracle) -> None:
    """Kind, place and message of each."""
    said = [
        REQUESTS[name]
        for name in (
            *("queries are missing", "schema is missing", "limit beyond the most"),
            *("limit is no number", "wrong moment", "wrong facet"),
        )
    ]

    def shown(body: Any) -> list[tuple[Any, ...]]:
        return [(one["type"], one["msg"]) for one in body["detail"]]

    for asked, theirs in zip(said, oracle.theirs(said), strict=True):
        ours = oracle.ours(asked).json()
        assert shown(theirs["body"]) == shown(ours)
        for one, other in zip(theirs["body"]["detail"], ours["detail"], strict=True):
            # Theirs tells the place in a list of facets, too.
            assert one["loc"][: len(other["loc"])] == other["loc"]


def _plain(value: Any) -> Any:
    """Give a nested entity without the order of what stands in its lists."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return sorted(map(_plain, value), key=json.dumps)
    return value


def test_nested_entities_are_the_same_to_the_last_value(oracle: Oracle) -> None:
    """For a hundred entities of all kinds, and for what stands next to them."""
    requests = oracle.of_entities

    for asked, theirs in zip(requests, oracle.theirs(requests), strict=True):
        there, here = theirs["body"], oracle.ours(asked).json()
        # Both are mistakes there; see the reference.
        there.get("adjacent", {}).pop("riskSource", None)
        if "adjacent" in there and "identification" not in there["adjacent"]:
            here["adjacent"].pop("identification", None)
        assert _plain(there) == _plain(here), asked["path"]


def test_what_differs_is_told(oracle: Oracle) -> None:
    """Every difference that this file allows stands in the reference."""
    text = REFERENCE.read_text("utf-8")

    for name in {*MORE, *(one for more in WIDER.values() for one in more)}:
        assert f"`{name}`" in text
