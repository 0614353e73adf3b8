"""What makes a dealing significant: which of it is known, and which is to be asked."""

from dataclasses import dataclass

from ._party import Scene
from ._path import Path
from ._ties import fact_for


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor of the book's table us-significance-factors, with what is known of it.

    No mark is given: that is for a person, on evidence.
    """

    id: str
    title: str
    known: tuple[str, ...]
    unknown: tuple[str, ...]


def factors_of(scene: Scene, path: Path) -> tuple[Factor, ...]:
    """Lay what is known of a path beside each factor; the rest is to be asked."""
    table = scene.book.lookups["us-significance-factors"]
    found = []
    for row in table.on(scene.graph.day):
        told = {one: _told(scene, path, one) for one in row["inputs"]}
        known = tuple(f"{name}: {value}" for name, value in told.items() if value)
        unknown = tuple(name for name, value in told.items() if not value)
        found.append(Factor(row["factor"], row["title"], known, unknown))
    return tuple(found)


def _told(scene: Scene, path: Path, needed: str) -> str | None:
    """Give what is known of an input of a factor."""
    if needed == "number of hops":
        return str(len(path.hops))
    if needed == "direct or through others":
        names = [scene.known(hop.far).name for hop in path.hops[:-1]]
        return f"through {', '.join(names)}" if names else "direct"
    if needed == "percentage owned":
        shares = [str(hop.share) for hop in path.hops if hop.share is not None]
        return ", ".join(shares) or None
    fact = fact_for(needed)
    value = scene.facts.get(fact) if fact else None
    if value is None:
        return None
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
