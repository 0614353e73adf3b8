"""The service under load: how many queries, how late, how steady; and yente."""

import json
import random
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import peers, service
from benchmarks._ground import Ground
from benchmarks._speed import run
from benchmarks._table import HERE, Row, Tell
from benchmarks.screening import DAY, SEED
from clearance.values import country_code

QUERIES, OF_YENTE, WARM = 20_000, 300, 20
SOAK = 300
_BATCHED, _SINGLE, _LATE = 1_000, 400, 20
_GROWTH = 1.10


def measure_service(ground: Ground, tell: Tell) -> None:
    """Put the service under load with SDN, and ask yente the same in process."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        queries = drawn(ground)
        write_bodies(place, queries)
        data = place / "data"
        data.mkdir()
        service.load_day(ground.lists, data, DAY.isoformat())
        service.clearance(data, "export", str(place / "export"), "--format", "ftm")
        words = ["--data", str(data), "--soak", str(SOAK)]
        told = run("service", str(ground.lists), folder, *words)
        theirs = ask_yente(place / "export", queries[: OF_YENTE + WARM])
    for row in rows(told, theirs):
        tell(row)


def drawn(ground: Ground) -> list[dict[str, Any]]:
    """Draw queries: 99 % innocents, every other with birth date and nationality."""
    rng = random.Random(SEED + 4)
    innocents = rng.sample(ground.innocents, QUERIES)
    parties = rng.sample(ground.listings, QUERIES // 100)
    return [
        _listed(parties[at // 100]) if at % 100 == 0 else _innocent(row, told=at % 2)
        for at, row in enumerate(innocents)
    ]


def _listed(listing: Any) -> dict[str, Any]:
    entity = listing.entity
    return {"schema": entity.kind, "properties": {"name": [entity.caption]}}


def _innocent(row: Mapping[str, str], *, told: int) -> dict[str, Any]:
    properties = {"name": [row["full_name"]]}
    if told:
        properties["birthDate"] = [row["date_of_birth"]]
        code = country_code(row["nationality"])
        properties |= {"nationality": [code]} if code else {}
    return {"schema": "Person", "properties": properties}


def write_bodies(folder: Path, queries: Sequence[Mapping[str, Any]]) -> None:
    """Write the bodies of requests: twenty queries each, and one each."""
    for name, many in (("twenty", 20), ("one", 1)):
        batches = (queries[at : at + many] for at in range(0, len(queries), many))
        lines = (
            json.dumps({"queries": {str(n): one for n, one in enumerate(batch)}})
            for batch in batches
        )
        (folder / f"{name}.jsonl").write_text("\n".join(lines), "utf-8")


def ask_yente(
    export: Path, queries: Sequence[Mapping[str, Any]]
) -> Mapping[str, float] | str:
    """Ask yente the same, one by one; say why not where it is not there."""
    python = peers.YENTE / "bin" / "python"
    if not python.exists():
        return f"there is no {peers.YENTE.name}: run `make peers`"
    done = subprocess.run(
        [str(python), str(HERE / "_peer_yente.py"), str(export), "--time", str(WARM)],
        input="\n".join(_requests(queries)),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["it ended without a word"])[-1]
    told: Mapping[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _requests(queries: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for query in queries:
        body = {"queries": {"q": query}}
        yield json.dumps({"method": "POST", "path": "/match/default", "body": body})


def rows(told: Mapping[str, float], theirs: Mapping[str, float] | str) -> list[Row]:
    """Give the rows; throughput is by seconds of the server's CPU."""
    peer, single = "", told["one_per_core"]
    if not isinstance(theirs, str):
        rate = theirs["answered"] / theirs["cpu"]
        peer = (
            f"{rate:.0f} (yente 5.5.0 in process, without its search engine); ours"
            f" {single / rate:.0f} times"
        )
    else:
        peer = f"not measured: {theirs}"
    return [
        *_throughput(told, peer),
        *_latency(told),
        *_soak(told),
    ]


def _throughput(told: Mapping[str, float], peer: str) -> list[Row]:
    found = []
    for name, what, bar in (
        ("twenty", "in batches of 20", _BATCHED),
        ("one", "one by one", _SINGLE),
    ):
        rate = told[f"{name}_per_core"]
        found.append(
            Row(
                f"service_{name}",
                f"/match over HTTP, SDN, {what}: queries a second and server core",
                f"{rate:,.0f} ({told[f'{name}_by_clock']:,.0f} by the clock, beside"
                " the load)",
                f"≥ {bar:,}",
                rate >= bar,
                peer if name == "one" else "",
                {"rate": rate, "clock": told[f"{name}_by_clock"]},
            )
        )
    return found


def _latency(told: Mapping[str, float]) -> list[Row]:
    return [
        Row(
            f"service_{name}_latency",
            f"the same at half of that by the clock, {what}: p50 / p99",
            f"{told[f'{name}_p50']:.1f} / {told[f'{name}_p99']:.1f} ms"
            f" at {told[f'{name}_half']:,.0f} requests a second",
            f"p99 < {_LATE} ms",
            told[f"{name}_p99"] < _LATE,
            values={"p50": told[f"{name}_p50"], "p99": told[f"{name}_p99"]},
        )
        for name, what in (("twenty", "in batches of 20"), ("one", "one by one"))
    ]


def _soak(told: Mapping[str, float]) -> list[Row]:
    if "soak_seconds" not in told:
        return []
    steady = told["soak_memory_last"] <= _GROWTH * told["soak_memory_third"]
    well = not told["soak_failed"] and bool(told["soak_new_list"]) and steady
    return [
        Row(
            "service_soak",
            f"{told['soak_seconds']:.0f} s at half load, one by one, a newer list"
            " loaded meanwhile: failed requests; memory at first, in the third quarter,"
            " at last, at most",
            f"{told['soak_failed']:.0f} of {told['soak_answered']:,.0f};"
            f" {told['soak_memory_first']:.0f}, {told['soak_memory_third']:.0f},"
            f" {told['soak_memory_last']:.0f}, {told['soak_memory_most']:.0f} MB",
            "none fails, no growth once the list is open",
            well,
            values={"failed": told["soak_failed"], "last": told["soak_memory_last"]},
        )
    ]
