"""One thing on all lists: shown with its history, split and joined by judgement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product
from typing import Literal

from clearance import __version__
from clearance.entities import kinds
from clearance.errors import ClearanceError, UsageError
from clearance.identity import Cluster, Clusters, Judgement
from clearance.knowledge import DatedClaim, Knowledge
from clearance.reports import Around, EntityReport, compose_entity, said_on

from ._clusters import clusters_of, judgements_in
from ._desk import Desk
from ._progress import Progress

_NAMES = ("name", "alias", "previousName", "weakAlias", "abbreviation")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRequest:
    """A wish to see one thing.

    `asked` is the id of a cluster or one that a list gives; `day` limits it to what
    was said on a day (None: all that ever was), `known` to what had been loaded by a
    moment in UTC.
    """

    asked: str
    day: date | None = None
    known: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementRequest:
    """A person's word on who is who.

    "part" takes the list entry `other` out of the thing `asked`; "join" makes the
    things `asked` and `other` one. `by` is the person, `why` the reason.
    """

    asked: str
    other: str
    what: Literal["join", "part"]
    by: str
    why: str


def entity(
    desk: Desk,
    request: EntityRequest,
    *,
    now: datetime,
    progress: Progress,
    changed: tuple[str, ...] = (),
) -> EntityReport:
    """Show one thing with all that lists say of it.

    *now* (UTC) dates the report; *changed* is told first. Raises UsageError for an
    unknown id, ClearanceError where nothing was said on the day.
    """
    knowledge = desk.knowledge(desk.catalog(), progress)
    clusters = desk.clusters(knowledge, request.known, progress)
    cluster = clusters.find(request.asked)
    every = knowledge.history(cluster.members, known=request.known)
    claims = said_on(every, request.day)
    around = _around(knowledge, clusters, cluster, claims, request.known)
    facts = compose_entity(cluster.members, claims, around)
    if not facts.members:
        first = min(claim.first_seen for claim in every)
        raise ClearanceError(
            f"No list said anything of {request.asked} on {request.day}; the first"
            f" that is loaded does on {first}. Leave out --as-of to see all."
        )
    return EntityReport(
        asked=request.asked,
        id=cluster.id,
        caption=facts.caption,
        kind=facts.kind,
        day=request.day,
        known=request.known,
        made_at=now,
        clearance_version=__version__,
        members=facts.members,
        joins=cluster.joins,
        doubts=cluster.doubts,
        judgements=cluster.judgements,
        designations=facts.designations,
        facts=facts.facts,
        relations=facts.relations,
        papers=facts.papers,
        changed=changed,
    )


def _around(
    knowledge: Knowledge,
    clusters: Clusters,
    cluster: Cluster,
    claims: Sequence[DatedClaim],
    known: datetime | None,
) -> Around:
    titles = {version.source: version.title for version in knowledge.versions()}
    others = _others(claims) - set(cluster.members)
    return Around(
        titles=titles,
        captions=_captions(knowledge, others, known),
        clusters={o: clusters.same[o] for o in others if o in clusters.same},
    )


def _others(claims: Sequence[DatedClaim]) -> set[str]:
    """Collect the ids of other things that statements mention."""
    return {
        claim.statement.value
        for claim in claims
        if (
            prop := kinds()[claim.statement.kind].properties.get(
                claim.statement.property
            )
        )
        is not None
        and prop.type == "entity"
    }


def _captions(
    knowledge: Knowledge, subjects: set[str], known: datetime | None
) -> Mapping[str, str]:
    if not subjects:
        return {}
    found: dict[str, tuple[int, str]] = {}
    for claim in knowledge.history(subjects, known=known, alone=True):
        said = claim.statement
        if said.subject in subjects and said.property in (*_NAMES, "full"):
            place = (*_NAMES, "full").index(said.property)
            kept = found.get(said.subject)
            if kept is None or place < kept[0]:
                found[said.subject] = place, said.value
    return {subject: name for subject, (_, name) in found.items()}


def judge(
    desk: Desk, request: JudgementRequest, *, now: datetime, progress: Progress
) -> EntityReport:
    """Record a person's judgement and show what became of the thing.

    *now* (UTC) is the moment of the judgement. Raises UsageError for an unknown id and
    where there is nothing to join or part, InvalidValueError where name or reason are
    missing, StoreFullError where it cannot be kept.
    """
    data = desk.settings.data
    knowledge = desk.knowledge(desk.catalog(), progress)
    before = clusters_of(data, knowledge, None, progress)
    pairs = {"join": _to_join, "part": _to_part}[request.what](before, request)
    kind: Literal["joined", "parted"] = "joined" if request.what == "join" else "parted"
    judgements = judgements_in(data)
    for one, other in pairs:
        judgements.record(Judgement(kind, one, other, request.by, request.why, now))
    after = clusters_of(data, knowledge, None, progress)
    changed = _changed(before, after, pairs, request)
    asked = pairs[0][0]
    return entity(
        desk,
        EntityRequest(asked=asked),
        now=now,
        progress=progress,
        changed=changed,
    )


def _to_join(clusters: Clusters, request: JudgementRequest) -> list[tuple[str, str]]:
    """Pair the anchors, and whatever members were parted before."""
    one, other = clusters.find(request.asked), clusters.find(request.other)
    if one.id == other.id:
        raise UsageError(
            f"{request.asked} and {request.other} are one already: {one.id}."
        )
    between = set(product(one.members, other.members))
    earlier = [
        pair
        for judgement in one.judgements
        for pair in ((judgement.one, judgement.other), (judgement.other, judgement.one))
        if judgement.kind == "parted" and pair in between
    ]
    return list(dict.fromkeys([(one.members[0], other.members[0]), *earlier]))


def _to_part(clusters: Clusters, request: JudgementRequest) -> list[tuple[str, str]]:
    """Pair the member with each of the others, so that it leaves all of them."""
    cluster = clusters.find(request.asked)
    if request.other not in cluster.members:
        raise UsageError(
            f"{request.other} is no list entry of {cluster.id}. Name one of"
            f" {', '.join(cluster.members)}."
        )
    others = [member for member in cluster.members if member != request.other]
    if not others:
        raise UsageError(f"{cluster.id} is one list entry: there is nothing to part.")
    return [(other, request.other) for other in others]


def _changed(
    before: Clusters,
    after: Clusters,
    pairs: Sequence[tuple[str, str]],
    request: JudgementRequest,
) -> tuple[str, ...]:
    """Say what became of the clusters whose members were judged."""
    touched = dict.fromkeys(end for pair in pairs for end in pair)
    members = [m for end in touched for m in before.find(end).members]
    now = dict.fromkeys(after.same[member] for member in members)
    told = [
        f"{identity}: {', '.join(after.find(identity).members)}." for identity in now
    ]
    done = "joined" if request.what == "join" else "parted"
    said = [f"{request.by} {done} {request.asked} and {request.other}: {request.why}"]
    one, other = pairs[0]
    if request.what == "join" and after.same[one] != after.same[other]:
        against = [
            doubt.against
            for doubt in after.find(one).doubts
            if {doubt.one, doubt.other} == {one, other}
        ]
        said.append(
            "They are still apart, because an earlier judgement on other entries"
            f" stands against it: {' '.join(against)}"
        )
    return (*said, "Now there are:" if len(told) > 1 else "Now there is:", *told)
