"""The exposure of a party: its paths, what bites on each, and how they rank."""

from dataclasses import dataclass

from ._bans import Ban, bans_beside, bans_on
from ._bite import Bite, bites_of, reach_of
from ._factors import Factor, factors_of
from ._flags import Case, Flag, Unlooked, flags_of
from ._looking import TESTS
from ._mechanisms import Mechanism, recognised
from ._party import Known, Scene
from ._path import Path, Reach, paths_from
from ._relief import Relief, relief_of
from ._severity import Band, Severity, severity_of

_BANDS = tuple(Band)


@dataclass(frozen=True, slots=True)
class Exposed:
    """One path with all that is to be said of it.

    `asked_of` is the party about whom the rules were asked; `factors` are of the book's
    table on significance, and `reliefs` what US persons may do alike, both empty where
    no rule of the US bites; `bans` bind somebody on the path.
    """

    path: Path
    reach: Reach
    asked_of: str
    bites: tuple[Bite, ...]
    factors: tuple[Factor, ...]
    severity: Severity
    bans: tuple[Ban, ...] = ()
    reliefs: tuple[Relief, ...] = ()


@dataclass(frozen=True, slots=True)
class Exposure:
    """All paths of a party, the most urgent first, its flags and ways of paying.

    `beside` are bans on those who deal with the party and are on none of its paths;
    `unlooked` the flags of the book that were not looked for, and what they need.
    """

    party: Known
    paths: tuple[Exposed, ...]
    flags: tuple[Flag, ...]
    mechanisms: tuple[Mechanism, ...]
    beside: tuple[Ban, ...] = ()
    unlooked: tuple[Unlooked, ...] = ()

    @property
    def band(self) -> Band | None:
        """The most urgent band of any path; None where there is no path."""
        return self.paths[0].severity.band if self.paths else None


def exposure_of(
    scene: Scene, party: str, *, hops: int = 4, described: str = ""
) -> Exposure:
    """Work out whom a party deals with or is tied to, and what that exposes it to.

    *described* is what the user tells in words: ways of paying are looked for in it.
    """
    actor = scene.known(party)
    paths = paths_from(scene, party, hops=hops)
    found = [_exposed(scene, actor, path) for path in paths]
    found.sort(
        key=lambda one: (
            _BANDS.index(one.severity.band),
            len(one.path.hops),
            one.path.end.name,
            one.path.first.kind,
        )
    )
    told = tuple(scene.facts.get("payment.mechanism") or ())
    ways = recognised(scene.book, described, scene.graph.day, told)
    case = Case(scene, actor, paths, tuple(one.id for one in ways))
    flags, unlooked = flags_of(case, TESTS)
    return Exposure(
        actor,
        tuple(found),
        flags,
        ways,
        bans_beside(scene, actor, [one.path for one in found]),
        unlooked,
    )


def _exposed(scene: Scene, actor: Known, path: Path) -> Exposed:
    reach, other = reach_of(scene, path)
    bites, bans = bites_of(scene, actor, path), bans_on(scene, actor, path)
    american = any(one.finding.jurisdiction == "us" for one in bites)
    return Exposed(
        path,
        reach,
        other.name,
        bites,
        factors_of(scene, path) if american else (),
        severity_of(path, reach, bites, bans),
        bans,
        relief_of(scene, actor, path) if american and path.first.does else (),
    )
