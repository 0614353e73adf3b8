"""The clients that people have, unchanged, against the running service."""

import asyncio
import contextlib
import io
import json
import subprocess
import sys
import warnings
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import environment_of
from tests.service.running import Running

ROOT = Path(__file__).resolve().parents[2]
PEER = ROOT / ".venv-peers" / "bin" / "python"
PUTIN = "Vladimir Vladimirovich PUTIN"


@cache
def peer() -> Any:
    """Load the official client of OpenSanctions, yente-client, which takes long."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return import_module("yente_client")


@pytest.fixture
def yente(service: Running) -> Iterator[Any]:
    """The official client of OpenSanctions, yente-client."""
    with peer().Client(base_url=service.address) as client:
        yield client


def _person(name: str = "Vladimir Putin") -> Any:
    return peer().Person(name=name, birthDate="1952-10-07")


def test_yente_client_matches(yente: Any) -> None:
    """One person, with reasons; thresholds, filters and weights are taken."""
    found = yente.match(_person(), threshold=0.8, limit=3, topics=["sanction"])

    assert found.top is not None
    assert PUTIN == found.top.caption
    assert found.top.match
    assert "name_match" in found.top.contributing_explanations
    assert found.total.value == len(found.matches)
    weighed = yente.match(_person(), weights={"dob_match": 0.0})
    assert weighed.top is not None
    assert "sanction" in found.top.properties["topics"]
    kept = yente.match(_person(), exclude_entities=[found.top.id])
    assert found.top.id not in [one.id for one in kept.results]


def test_yente_client_matches_many(yente: Any) -> None:
    """As a stream, each answer under its key."""
    people = {"a": _person(), "b": peer().Person(name="Ingeborg Abrahamsen")}
    found = dict(yente.match_iter(people.items()))

    assert PUTIN == found["a"].top.caption
    assert [] == found["b"].results


def test_yente_client_searches(yente: Any) -> None:
    """With facets, filters, order and pages."""
    found = yente.search("vladimir", schema="Person", limit=2, facets=["countries"])
    second = yente.search("vladimir", schema="Person", limit=1, offset=1)

    assert PUTIN in [one.caption for one in found.results]
    assert "Countries" == found.facets["countries"].label
    assert found.results[1].id == second.results[0].id


def test_yente_client_fetches_and_follows(yente: Any) -> None:
    """By the id of a list, too; nested or not; neighbours in pages."""
    bank = yente.match(peer().Company(name="Sberbank")).results[0]
    whole = yente.fetch(bank.referents[0])
    bare = yente.fetch(bank.id, nested=False)
    near = yente.adjacent(bank.id)
    sanctions = yente.adjacent(bank.id, prop="sanctions", limit=1)

    assert bank.id == whole.id == bare.id
    assert not isinstance(whole.properties["sanctions"][0], str)
    assert "sanctions" not in bare.properties
    assert near.adjacent["sanctions"].total == sanctions.total
    assert 1 == len(sanctions.results)
    with pytest.raises(peer().exceptions.NotFoundError, match="No such entity"):
        yente.fetch("nobody")


def test_yente_client_reads_what_the_service_is(yente: Any) -> None:
    """Health, lists (twice, the second time by their mark), algorithms."""
    assert "ok" == yente.healthz().status == yente.readyz().status
    first, again = yente.datasets(), yente.datasets()
    assert first == again
    assert "default" in first.current
    by_name = {one.name: one for one in first.datasets}
    assert by_name["default"].load
    assert ["starter"] == by_name["default"].children
    assert "logic-v2" == yente.algorithms().best


def test_yente_client_reads_statements(yente: Any) -> None:
    """Which yente itself does not serve."""
    found = yente.match(_person()).results[0]
    told = yente.statements(canonical_id=found.id, prop="birthDate")

    assert [("1952-10-07", "starter")] == [
        (one.value, one.dataset) for one in told.results
    ]


def test_yente_client_reads_errors(yente: Any) -> None:
    """As its own exceptions, with our words."""
    with pytest.raises(peer().exceptions.BadRequestError, match="Invalid algorithm"):
        yente.match(_person(), algorithm="dowsing")
    with pytest.raises(peer().exceptions.NotFoundError, match="No such dataset"):
        yente.search("x", datasets=["peps"])


def test_the_asynchronous_client_answers_alike(service: Running) -> None:
    """Method for method."""

    async def ask() -> list[str]:
        async with peer().AsyncClient(base_url=service.address) as client:
            matched = await client.match(_person())
            searched = await client.search("putin", schema="Person")
            fetched = await client.fetch(matched.results[0].id)
            near = await client.adjacent(fetched.id)
            told = await client.statements(canonical_id=fetched.id)
            await client.datasets()
            await client.algorithms()
            return [
                matched.results[0].caption,
                searched.results[0].caption,
                fetched.caption,
                near.entity.caption,
                *{PUTIN for one in told.results if one.value == PUTIN},
            ]

    assert [PUTIN] * 5 == asyncio.run(ask())


def test_its_command_line_works(service: Running) -> None:
    """yente-cli, as a user types it."""
    ran = subprocess.run(
        [
            *(Path(sys.executable).with_name("yente-cli"), "match"),
            *("-s", "Person", "-p", "name=Vladimir Putin", "-f", "json"),
        ],
        env={**environment_of(service.data), "YENTE_BASE_URL": service.address},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert PUTIN in ran.stdout, ran.stderr


@pytest.mark.filterwarnings("ignore")
def test_a_column_of_pandas_is_reconciled(service: Running) -> None:
    """By `reconciler`, with a type and another column."""
    pandas = pytest.importorskip("pandas")
    reconciler = pytest.importorskip("reconciler")
    table = pandas.DataFrame(
        {"name": ["Vladimir Putin", "Sberbank"], "born": ["1952-10-07", ""]}
    )
    endpoint = f"{service.address}/reconcile/default"
    with contextlib.redirect_stderr(io.StringIO()):
        plain = reconciler.reconcile(
            table["name"], top_res=1, reconciliation_endpoint=endpoint
        )
        people = reconciler.reconcile(
            table["name"][:1],
            type_id="Person",
            property_mapping={"Person:birthDate": table["born"][:1]},
            top_res="all",
            reconciliation_endpoint=endpoint,
        )

    assert [PUTIN] == list(plain[plain.input_value == "Vladimir Putin"]["name"])
    assert "SBERBANK" in plain[plain.input_value == "Sberbank"]["name"].iloc[0]
    assert PUTIN == people["name"].iloc[0]
    assert "Person" == people["type_id"].iloc[0]


@pytest.mark.skipif(
    not PEER.exists(), reason="there is no .venv-peers: run `make peers`"
)
def test_nomenklatura_enriches_from_it(service: Running) -> None:
    """Its YenteEnricher matches a company and follows to what is attached to it."""
    ran = subprocess.run(
        [str(PEER), str(Path(__file__).with_name("peer_enriches.py")), service.address],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert 0 == ran.returncode, ran.stderr
    told = json.loads(ran.stdout)
    assert any("SBERBANK" in one for one in told["matched"])
    assert {"Company", "Sanction"} <= set(told["expanded"])
    assert told["linked"]
