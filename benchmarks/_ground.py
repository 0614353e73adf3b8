"""What the parts of the benchmark share: lists, indexes, innocents and peers."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.peers import Peers
from benchmarks.screening import (
    SEED,
    best_scores,
    hold_out,
    read_innocents,
    read_listings,
    read_scripts,
    read_un,
)
from clearance.entities import Listing
from clearance.screening import Index, Options, Query
from clearance.validation import CrossScript, cross_script_pairs, without_names

PER_CLASS = 200
"""Questions of one class of names, or of one script."""
PEER_INNOCENTS = 6000
"""How many innocents peers are asked about by name; drawn with SEED."""


@dataclass(frozen=True)
class Ground:
    """The data of one run, each read once and only where a part needs it."""

    root: Path
    peers: Peers

    @property
    def bench(self) -> Path:
        """The folder of innocents, labelled pairs and OFAC's scores."""
        return self.root / "bench"

    @property
    def lists(self) -> Path:
        """The folder of lists."""
        return self.root / "lists"

    @cached_property
    def listings(self) -> list[Listing]:
        """The SDN list."""
        return read_listings(self.lists)

    @cached_property
    def un(self) -> list[Listing]:
        """The newest list of the UN."""
        return read_un(self.lists)

    @cached_property
    def scripts(self) -> list[Listing]:
        """All lists that give names in other scripts."""
        return read_scripts(self.lists)

    @cached_property
    def asked_in_scripts(self) -> Mapping[str, Sequence[CrossScript]]:
        """Names of parties in their own scripts, by script, as lists give them."""
        return cross_script_pairs(self.scripts, SEED, PER_CLASS)

    @cached_property
    def latin(self) -> list[Listing]:
        """`scripts` without the other names that those parties have in such scripts."""
        asked = self.asked_in_scripts.values()
        return list(
            without_names(self.scripts, [one for some in asked for one in some])
        )

    @cached_property
    def latin_index(self) -> Index:
        """The index of `latin`."""
        return Index.build(self.latin)

    @cached_property
    def index(self) -> Index:
        """The index of the SDN list."""
        return Index.build(self.listings)

    @cached_property
    def innocents(self) -> list[dict[str, str]]:
        """All innocents."""
        return read_innocents(self.bench)

    @cached_property
    def drawn(self) -> list[int]:
        """The places of the innocents that peers are asked about."""
        places = range(len(self.innocents))
        return random.Random(SEED).sample(places, PEER_INNOCENTS)

    @cached_property
    def by_name(self) -> list[float]:
        """The best score of each innocent asked about by name."""
        return best_scores(
            self.index, (Query(names=(row["full_name"],)) for row in self.innocents)
        )

    @cached_property
    def held(self) -> tuple[list[Listing], list[tuple[str, str]]]:
        """The list without some aliases, and those with their parties."""
        return hold_out(self.listings)

    @cached_property
    def held_index(self) -> Index:
        """The index of the list without those aliases."""
        return Index.build(self.held[0])

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of each listed party."""
        return {one.entity.id: one.entity.kind for one in self.listings}


def alerts(index: Index, queries: Sequence[Query]) -> int:
    """Count the queries that alert with the default options."""
    return sum(bool(found) for found in index.screen_many(queries, Options(limit=1)))
