"""Paths from a party to listed ones, hop by hop."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from clearance.ownership import Graph, Interval

from ._party import Known, Scene
from ._ties import activities_of, words_of

Reach = Literal["direct", "owned", "through", "standing"]
"""How what the party does comes to the listed one.

direct: it deals with the listed party. owned: with one that listed parties own.
through: with one that deals with the listed party: ask whether it gets there.
standing: no dealing is known; it is owned, led or otherwise tied.
"""


@dataclass(frozen=True, slots=True)
class Hop:
    """One step: `near` is tied to `far`; `words` say how, `does` what near does.

    `forward` where the tie is told from near to far: near owns far, acts for it …

    `since` and `until` are days as the source has them, None where it names none.
    """

    near: str
    far: str
    kind: str
    forward: bool
    words: str
    does: tuple[str, ...]
    share: Interval | None
    since: date | None
    until: date | None
    source: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """Hops from the party that is asked about to a listed one, its `end`."""

    hops: tuple[Hop, ...]
    end: Known

    @property
    def first(self) -> Hop:
        """The hop that the party itself takes."""
        return self.hops[0]


_OWNS = {"ownership", "votes"}


def paths_from(
    scene: Scene, party: str, *, hops: int = 4, most: int = 200
) -> tuple[Path, ...]:
    """Find the shortest paths to each listed party, at most *hops* long.

    A path ends at the first listed party. It does not go up to an owner and down again:
    an owner in common is a red flag, no path. Ends after *most* parties were met.
    """
    found = []
    queue: list[tuple[Hop, ...]] = [()]
    met, seen = {party: 0}, set()
    for path in queue:
        here = path[-1].far if path else party
        for hop in hops_at(scene, here, first=not path):
            if hop.far == party or _turns(path, hop) or len(path) >= hops:
                continue
            end = scene.known(hop.far)
            # Each tie to a listed party is a path of its own, however it is known.
            if end.lists:
                key = (*((h.near, h.kind) for h in (*path, hop)), hop.far)
                if key not in seen:
                    seen.add(key)
                    found.append(Path((*path, hop), end))
            elif hop.far not in met and len(met) < most:
                met[hop.far] = len(path) + 1
                queue.append((*path, hop))
    return tuple(found)


def _turns(path: tuple[Hop, ...], hop: Hop) -> bool:
    """Say whether a path went up to an owner and would come down again."""
    up = any(one.kind in _OWNS and not one.forward for one in path)
    return up and hop.kind in _OWNS and hop.forward


def hops_at(scene: Scene, here: str, *, first: bool = False) -> Iterator[Hop]:
    """Give all ties of a party, told from it; *first* where it is asked about."""
    graph = scene.graph
    if here not in graph:
        return
    yield from _stakes(graph, here)
    bank = first and scene.bank
    for link in graph.links(here):
        forward = link.from_ == here
        yield Hop(
            here,
            link.to if forward else link.from_,
            link.kind,
            forward,
            words_of(link.kind, forward=forward, bank=bank),
            activities_of(link.kind, forward=forward, bank=bank),
            None,
            link.since,
            link.until,
            link.source,
            link.text,
        )


def _stakes(graph: Graph, here: str) -> Iterator[Hop]:
    for up, stakes in ((True, graph.owners(here)), (False, graph.owned(here))):
        for stake in stakes:
            one = stake.holdings[0] if stake.holdings else None
            yield Hop(
                here,
                stake.owner if up else stake.owned,
                stake.kind,
                not up,
                words_of(stake.kind, forward=not up, bank=False),
                (),
                stake.share,
                one.since if one else None,
                one.until if one else None,
                ", ".join(dict.fromkeys(h.source for h in stake.holdings if h.source)),
                "; ".join(dict.fromkeys(h.note for h in stake.holdings if h.note)),
            )
