"""Bans that bind somebody who takes part: on the path, or beside it.

A third-country party is often free to act as it does, and those whom it needs are not:
its bank in the Union, its supplier in Britain, a customer that stands between.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from clearance.finding import Finding, Outcome
from clearance.law import Facts, Rule, beyond

from ._bite import actor_facts, blank_facts, goods_facts, reach_of
from ._party import Known, Scene
from ._path import Hop, Path, Reach, hops_at
from ._ties import activities_of, moving, words_of

_BANS = {"prohibition", "licence_requirement"}
_BESIDE, _ENDS = 50, 20  # neighbours, and ends of paths, that are tried


@dataclass(frozen=True, slots=True)
class Ban:
    """A ban on one who takes part: `who` (an id) does what `hop` says.

    `about` names those on whose account the rule says so; `reach` how `who` comes to
    them, as in a path; `text` is the rule's own.
    """

    who: str
    hop: Hop
    reach: Reach
    about: tuple[str, ...]
    finding: Finding
    text: str


def bans_on(scene: Scene, actor: Known, path: Path) -> tuple[Ban, ...]:
    """Put each dealing of a path to the bans that bind the one who does it."""
    found: list[Ban] = []
    for at, hop in enumerate(path.hops):
        if hop.does:
            near = actor if hop.near == actor.id else scene.known(hop.near)
            reach, other = reach_of(scene, Path(path.hops[at:], path.end))
            found += _bans(scene, near, hop, reach, other, own=near is actor)
    return tuple(sorted(found, key=_rank))


def bans_beside(scene: Scene, actor: Known, paths: Sequence[Path]) -> tuple[Ban, ...]:
    """Say which neighbours of a party are bound, and may not take part in what it does.

    They are asked about the party itself, and about each listed party that it deals
    with: a correspondent, say, through which its payments would go.
    """
    ends = {one.end.id: one for one in paths if one.first.does}
    found: dict[tuple[str, str, Reach], Ban] = {}
    for hop in _towards(scene, actor):
        near = scene.known(hop.near)
        on_path = {one.hops[0].far for one in ends.values()}
        told = list(_bans(scene, near, hop, "direct", actor, own=False))
        for path in [] if near.id in on_path else list(ends.values())[:_ENDS]:
            told += _bans(scene, near, hop, "through", path.end, own=False)
        for ban in told:
            key = near.id, ban.finding.rule, ban.reach
            before = found.get(key)
            found[key] = ban if before is None else _with(before, ban)
    return tuple(sorted(found.values(), key=_rank))


def _towards(scene: Scene, actor: Known) -> Iterator[Hop]:
    """Give what unlisted neighbours do for a party, each kind of tie once."""
    seen: set[tuple[str, str]] = set()
    for hop in hops_at(scene, actor.id):
        far = scene.known(hop.far)
        does = activities_of(hop.kind, forward=not hop.forward, bank=False)
        if not does or far.lists or (far.id, hop.kind) in seen:
            continue
        if len(seen) < _BESIDE:
            seen.add((far.id, hop.kind))
            words = words_of(hop.kind, forward=not hop.forward, bank=False)
            yield replace(
                hop,
                near=hop.far,
                far=hop.near,
                forward=not hop.forward,
                words=words,
                does=does,
            )


def _with(before: Ban, ban: Ban) -> Ban:
    about = tuple(dict.fromkeys((*before.about, *ban.about)))
    best = min(before, ban, key=_rank)
    return replace(best, about=about)


def _rank(ban: Ban) -> tuple[int, str, str]:
    finding = ban.finding
    return tuple(Outcome).index(finding.outcome), finding.jurisdiction, finding.rule


def _bans(
    scene: Scene, near: Known, hop: Hop, reach: Reach, other: Known, *, own: bool
) -> Iterator[Ban]:
    if not near.countries:
        return  # whom no law is known to bind
    dealing = _dealing(scene, near, hop, own=own)
    base = actor_facts(near, scene.role if own else None) | dealing
    there, here = _places(scene, near, hop, dealing)
    day = scene.graph.day
    listed = Facts(scene.book, there | base | scene.facts_of(other), day)
    nobody = here | base | blank_facts(scene, other)
    unlisted = Facts(scene.book, nobody, day)
    for rule in scene.book.ruling:
        if rule.kind in _BANS and _binds(rule, listed):
            finding = beyond(rule, listed, unlisted)
            if finding is not None and (own or not _asks_everybody(rule, finding)):
                yield Ban(near.id, hop, reach, (other.name,), finding, rule.text)


def _dealing(scene: Scene, near: Known, hop: Hop, *, own: bool) -> dict[str, Any]:
    """Give what is done, and what the user tells of it: of the one who acts if own."""
    told = scene.facts.items()
    done = {n: v for n, v in told if own or not n.startswith("actor.")}
    done.pop("activity", None)
    shut: dict[str, Any] = {"project.kind": [], "demand.law": []}
    return {"activity": list(hop.does), **shut, **goods_facts(scene, hop), **done}


def _places(
    scene: Scene, near: Known, hop: Hop, dealing: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Say where goods go, and where they would go if they stayed in the country."""
    far = scene.known(hop.far).countries
    if "goods.destination" in dealing or not far or moving().isdisjoint(hop.does):
        return {}, {}
    return {"goods.destination": far[0]}, {"goods.destination": near.countries[0]}


def _asks_everybody(rule: Rule, finding: Finding) -> bool:
    """Say whether a rule that binds all foreigners asks what is not known of one."""
    everybody = all(role.startswith("foreign_") for role in rule.binds)
    return everybody and finding.outcome is Outcome.UNKNOWN


def _binds(rule: Rule, facts: Facts) -> bool:
    """Say whether a rule is known to bind the one who acts."""
    return any(facts.fact(f"actor.{role}").value is True for role in rule.binds)
