"""The part of an ownership graph around one party: owners above, owned ones below."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clearance.ownership import Graph, Link, Stake

# Beyond so many parties the rest is left to other questions; a picture folds earlier.
_MOST = 2_000
# Ties by which one party can decide for another; others are shown only close by.
_DECIDE = {"controls", "owned_or_controlled_by", "owns_or_controls"}


@dataclass(frozen=True, slots=True)
class Around:
    """`places` are steps above (below 0) or below the party, by id; it is 0 itself."""

    places: Mapping[str, int]
    stakes: tuple[Stake, ...]
    links: tuple[Link, ...]
    cut: bool


def around_of(graph: Graph, party: str) -> Around:
    """Find owners of owners above a party, and what it owns below."""
    places: dict[str, int] = {party: 0}
    stakes: dict[tuple[str, str, str], Stake] = {}
    links: dict[Link, None] = {}
    for step in (-1, 1):
        queue = [party]
        for one in queue:
            if len(places) >= _MOST:
                break
            for stake in graph.owners(one) if step < 0 else graph.owned(one):
                stakes[stake.owner, stake.owned, stake.kind] = stake
            for link in _deciding(graph, one, step):
                links[link] = None
            for other in _next(graph, one, step):
                if other not in places and other in graph:
                    places[other] = places[one] + step
                    queue.append(other)
    for link in graph.links(party):
        links[link] = None
        other = link.to if link.from_ == party else link.from_
        if other in graph:
            places.setdefault(other, -1 if _above(link, party) else 1)
    kept = [s for s in stakes.values() if s.owner in places and s.owned in places]
    return Around(places, tuple(kept), tuple(links), len(places) >= _MOST)


def _next(graph: Graph, one: str, step: int) -> Iterator[str]:
    for stake in graph.owners(one) if step < 0 else graph.owned(one):
        yield stake.owner if step < 0 else stake.owned
    for link in _deciding(graph, one, step):
        yield link.to if link.from_ == one else link.from_


def _deciding(graph: Graph, one: str, step: int) -> Iterator[Link]:
    for link in graph.links(one):
        if link.kind in _DECIDE and _above(link, one) == (step < 0):
            yield link


def _above(link: Link, party: str) -> bool:
    """Say whether the other end of a link stands above a party: decides, or acts."""
    if link.kind in {"owned_or_controlled_by", "acts_for", "supports", "interest_of"}:
        return link.from_ == party
    return link.to == party
