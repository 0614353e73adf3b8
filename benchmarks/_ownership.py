"""Ownership: a large world loaded, decided, asked, changed; a small one by a peer."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks import ownership
from benchmarks._ground import Ground
from benchmarks._speed import run
from benchmarks._table import Row, Tell
from clearance.law import the_book
from clearance.ownership import Graph, Status, decide, ownership_rules

COMPANIES, HOLDINGS = 5_000_000, 12_000_000
SMALL_COMPANIES, SMALL_HOLDINGS = 40_000, 96_000
_LOAD, _DECIDE, _QUERY, _CHANGE, _MEMORY = 60.0, 60.0, 50.0, 1.0, 6 * 1024


def measure_ownership(ground: Ground, tell: Tell) -> None:
    """Measure a world of millions, and lay a small one beside networkx."""
    with tempfile.TemporaryDirectory() as folder:
        run_quietly(Path(folder), COMPANIES, HOLDINGS)
        told = run("ownership", "time", folder)
    for row in rows(told):
        tell(row)
    _peer(ground, tell)


def run_quietly(folder: Path, companies: int, holdings: int) -> None:
    """Make a world in a process of its own, so that its memory is given back."""
    run("ownership", "make", str(folder), str(companies), str(holdings))


def rows(told: Mapping[str, float]) -> list[Row]:
    """Give the rows of what was timed; seconds of CPU decide."""
    size = f"{told['companies']:,.0f} companies, {told['holdings']:,.0f} holdings"
    decide_cpu = sum(told[f"decide_{law}_cpu"] for law in ownership.LAWS)
    decide_wall = sum(told[f"decide_{law}_wall"] for law in ownership.LAWS)
    each = ", ".join(f"{law} {told[f'{law}_blocked']:,.0f}" for law in ownership.LAWS)
    return [
        Row(
            "ownership_load",
            f"owners: {size} loaded from Parquet, index of ids made",
            f"{told['load_cpu']:.1f} s CPU ({told['load_wall']:.0f} s by the clock)",
            f"≤ {_LOAD:.0f} s",
            told["load_cpu"] <= _LOAD,
            values={"cpu": told["load_cpu"], "wall": told["load_wall"]},
        ),
        Row(
            "ownership_decide",
            f"all of them decided under {len(ownership.LAWS)} laws "
            f"({told['listed']:,.0f} listed)",
            f"{decide_cpu:.1f} s CPU ({decide_wall:.0f} s by the clock)",
            f"≤ {_DECIDE:.0f} s",
            decide_cpu <= _DECIDE,
            values={"cpu": decide_cpu, "wall": decide_wall},
        ),
        Row(
            "ownership_query",
            "one company of them: figures, proof and what to ask, four laws: p50 / p99",
            f"{told['query_p50_ms']:.1f} / {told['query_p99_ms']:.1f} ms",
            f"p99 ≤ {_QUERY:.0f} ms",
            told["query_p99_ms"] <= _QUERY,
            values={"p50": told["query_p50_ms"], "p99": told["query_p99_ms"]},
        ),
        Row(
            "ownership_change",
            "one listing added or removed, all who are caught known again: p50 / most",
            f"{told['change_p50_s']:.2f} / {told['change_most_s']:.2f} s",
            f"most ≤ {_CHANGE:.0f} s",
            told["change_most_s"] <= _CHANGE,
            values={"p50": told["change_p50_s"], "most": told["change_most_s"]},
        ),
        Row(
            "ownership_memory",
            "peak memory of all that",
            f"{told['peak_mb']:,.0f} MB",
            f"≤ {_MEMORY:,} MB",
            told["peak_mb"] <= _MEMORY,
            values={"peak": told["peak_mb"]},
        ),
        Row("ownership_caught", "unlisted companies caught, by law", each),
    ]


def _peer(ground: Ground, tell: Tell) -> None:
    """Decide a small world here and with networkx: the same answer, and how fast."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        run_quietly(place, SMALL_COMPANIES, SMALL_HOLDINGS)
        told = run("ownership", "time", folder)
        graph = Graph.from_tables(
            place / "entities.parquet", place / "holdings.parquet", day=ownership.DAY
        )
    rule = ownership_rules(the_book(), ownership.DAY)["us"]
    listed = ownership.listed_in(graph)
    decision = decide(graph, listed, rule)
    ours = {*decision.implied(Status.BLOCKED), *listed}
    mine = told["load_cpu"] + told["decide_us_cpu"]
    key, what = "ownership_small", f"a small world of {SMALL_HOLDINGS:,} holdings, US"
    values = {"load": told["load_cpu"], "decide": told["decide_us_cpu"]}
    measured = (
        f"{len(ours):,} caught; {mine:.2f} s CPU from files, of which deciding, with "
        f"what may be caught, {told['decide_us_cpu']:.3f} s"
    )
    if ground.peers.missing:
        tell(Row(key, what, measured, values=values))
        return
    (theirs,) = ground.peers.ask(
        "_peer_ownership.py", [_question(graph, listed, rule.surely_from)], keep=False
    ).result()
    same = ours == set(theirs["blocked"])
    seconds = theirs["build"] + theirs["decide"]
    peer = (
        f"{len(theirs['blocked']):,} caught; {seconds:.2f} s CPU from memory, of which "
        f"deciding, without what may be caught, {theirs['decide']:.3f} s "
        f"(networkx {theirs['version']})"
    )
    tell(Row(key, what, measured, "the same answer", same, peer, values))


def _question(graph: Graph, listed: list[str], least: int | None) -> dict[str, object]:
    edges = graph.edges
    stakes = zip(
        edges.owner.tolist(),
        edges.slot_entity[edges.slot].tolist(),
        edges.low.tolist(),
        strict=True,
    )
    holdings = [(graph.ids[one], graph.ids[other], low) for one, other, low in stakes]
    return {"holdings": holdings, "listed": listed, "least": least}
