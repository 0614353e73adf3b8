"""How well the lists that are loaded are screened: the report an examiner asks for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from clearance import __version__
from clearance.entities import Listing
from clearance.errors import UsageError
from clearance.names import lexicon_digest
from clearance.reports import Basis, Detected, Missed, ValidationReport
from clearance.screening import Index
from clearance.validation import (
    CrossScript,
    HeldOut,
    Sample,
    Scores,
    cross_script_pairs,
    detection,
    false_positives,
    held_out_aliases,
    innocents,
    manipulations,
    named_thresholds,
    second_names,
    take_samples,
    thresholds_of,
    without_names,
)
from clearance.values import AsOf

from ._desk import Desk
from ._notes import list_notes
from ._progress import Progress
from ._screen_told import list_used

_Asked = Sample | CrossScript | HeldOut
_KINDS = ("persons", "companies", "vessels")
_EXAMPLES = 3  # missed names that a report keeps of each class


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationRequest:
    """A wish to know how well listed parties are found.

    `per_class` names of each class and script, `innocents` made up; `seed` repeats the
    draw; `thresholds` are measured (empty: 0.5 to 0.95); `sources` restricts the lists
    and `day` says as of when.
    """

    per_class: int = 200
    innocents: int = 5_000
    seed: int = 1
    thresholds: tuple[float, ...] = ()
    sources: tuple[str, ...] | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """What is measured on: listed parties, their index, and what is told of them."""

    listings: tuple[Listing, ...]
    index: Index
    basis: Basis


def validate(
    desk: Desk,
    request: ValidationRequest,
    *,
    now: datetime,
    progress: Progress,
) -> ValidationReport:
    """Measure detection by class and script, and false positives, over thresholds.

    *now* (UTC) dates the report and is the day of the lists unless the request names
    one. Raises UsageError for an unknown list and a threshold that cannot be measured,
    ClearanceError for a day that no list reaches.
    """
    ground = ground_of(desk, request, now=now, progress=progress)
    basis = ground.basis
    samples = sampled(ground, request.per_class, progress)
    scored = _detections(ground, samples, progress)
    classes = [
        _detected(one.name, one.title, asked, scores, basis.default)
        for one, asked, scores in zip(manipulations(), samples, scored, strict=True)
        if asked
    ]
    own = _own_names(ground, request, progress)
    made_up = innocents(request.innocents, request.seed, ground.listings)
    with progress.task("Screening innocents", total=2 * len(made_up)) as step:
        wrong = false_positives(ground.index, made_up, basis.thresholds, tick=step.move)
    return ValidationReport(
        basis=_with_shortages(basis, len(made_up), request),
        classes=tuple(classes),
        scripts=own.scripts,
        second_names=own.second,
        kinds=tuple(_by_kind(samples, scored)),
        total=Scores("all", "all rewritten names", tuple(s for o in scored for s in o)),
        false_positives=wrong,
        innocents=dict(sorted(Counter(one.kind for one in made_up).items())),
    )


def ground_of(
    desk: Desk,
    request: ValidationRequest,
    *,
    now: datetime,
    progress: Progress,
) -> Ground:
    """Open the lists of the day and their index, and say what they are."""
    thresholds = thresholds_of(request.thresholds)
    as_of = AsOf(request.day or now.date())
    lists = desk.lists(as_of, request.sources, progress=progress)
    catalog, view, index = lists.catalog, lists.view, lists.index
    with progress.task("Reading the listed parties"):
        listings = tuple(view.listings(lists.clusters.same))
    parties, names = index.size
    basis = Basis(
        made_at=now,
        as_of=as_of,
        lists=tuple(list_used(one, catalog, as_of.day) for one in view.versions),
        parties=parties,
        names=names,
        clearance_version=__version__,
        lexicon=lexicon_digest(),
        seed=request.seed,
        wanted=request.per_class,
        thresholds=thresholds,
        marks=named_thresholds(),
        notes=tuple(list_notes(lists.knowledge, view)),
    )
    return Ground(listings, index, basis)


def sampled(
    ground: Ground, per_class: int, progress: Progress
) -> list[tuple[Sample, ...]]:
    """Rewrite the names of listed parties, a group for each manipulation.

    Raises UsageError where the lists hold nobody whose name could be rewritten.
    """
    ways = manipulations()
    found = []
    with progress.task("Rewriting names", total=len(ways)) as step:
        for done, way in enumerate(ways, start=1):
            seed = ground.basis.seed
            found.append(take_samples(ground.listings, way, per_class, seed))
            step.move(done)
    if not any(found):
        raise UsageError(
            "These lists name no person, firm or ship, so there is nothing to find."
        )
    return found


def _detections(
    ground: Ground, samples: Sequence[Sequence[Sample]], progress: Progress
) -> list[tuple[float, ...]]:
    """Screen all samples together and hand the scores back in their groups."""
    flat = [sample for group in samples for sample in group]
    with progress.task("Screening rewritten names", total=len(flat)) as step:
        found = detection(ground.index, flat, ground.basis.thresholds, tick=step.move)
    scores = iter(found)
    return [tuple(next(scores) for _ in group) for group in samples]


def scores_of(ground: Ground, per_class: int, progress: Progress) -> Scores:
    """Give the scores of all rewritten names together."""
    found = _detections(ground, sampled(ground, per_class, progress), progress)
    return Scores("all", "all rewritten names", tuple(s for one in found for s in one))


@dataclass(frozen=True, slots=True)
class _Own:
    """Names of their own by which parties were asked about, by script and by sort."""

    scripts: tuple[Detected, ...]
    second: tuple[Detected, ...]


def _own_names(ground: Ground, request: ValidationRequest, progress: Progress) -> _Own:
    """Ask about parties by names of their own, some of them taken out of the index."""
    count, seed, least = request.per_class, request.seed, ground.basis.default
    levels = ground.basis.thresholds
    by_script = cross_script_pairs(ground.listings, seed, count)
    pairs = [pair for group in by_script.values() for pair in group]
    held = held_out_aliases(ground.listings, count, seed)
    with progress.task("Preparing an index without some names"):
        index = Index.build(without_names(ground.listings, (*pairs, *held)))
    with progress.task("Screening names of their own", total=len(pairs)) as step:
        scores = iter(detection(index, pairs, levels, tick=step.move))
    asked: dict[tuple[str, str], list[tuple[CrossScript, float]]] = {}
    for pair in pairs:
        asked.setdefault((pair.script, pair.kind), []).append((pair, next(scores)))
    scripts = tuple(
        _detected(
            f"{script.lower()}-{kind}",
            f"{script} for Latin, {kind}",
            [pair for pair, _ in group],
            tuple(score for _, score in group),
            least,
        )
        for (script, kind), group in sorted(asked.items())
    )
    weak = second_names(ground.listings, "weakAlias", count, seed)
    former = second_names(ground.listings, "previousName", count, seed)
    groups = (
        ("weak-alias", "a weak alias, as listed", ground.index, weak),
        ("former-name", "a former name, as listed", ground.index, former),
        ("held-out-alias", "an alias that was taken out", index, held),
    )
    second = tuple(
        _detected(name, title, group, detection(where, group, levels), least)
        for name, title, where, group in groups
        if group
    )
    return _Own(scripts, second)


def _detected(
    name: str,
    title: str,
    asked: Sequence[_Asked],
    scores: tuple[float, ...],
    threshold: float,
) -> Detected:
    missed = (
        Missed(one.party, one.kind, _listed(one), one.written, round(score, 4))
        for one, score in zip(asked, scores, strict=True)
        if score < threshold
    )
    examples = tuple(one for one, _ in zip(missed, range(_EXAMPLES), strict=False))
    return Detected(Scores(name, title, scores), examples)


def _listed(one: _Asked) -> str:
    return one.latin if isinstance(one, CrossScript) else one.listed


def _by_kind(
    samples: Sequence[Sequence[Sample]], scored: Iterable[tuple[float, ...]]
) -> Iterable[Scores]:
    found: dict[str, list[float]] = {}
    for group, scores in zip(samples, scored, strict=True):
        for sample, score in zip(group, scores, strict=True):
            found.setdefault(sample.kind, []).append(score)
    for kind in _KINDS:
        if kind in found:
            yield Scores(kind, kind.capitalize(), tuple(found[kind]))


def _with_shortages(basis: Basis, made_up: int, request: ValidationRequest) -> Basis:
    """Say where fewer innocents could be made up than were asked for."""
    if made_up >= request.innocents:
        return basis
    note = (
        f"Only {made_up:,} of {request.innocents:,} innocents could be made up: the"
        " names that they are put together from are used up."
    )
    return replace(basis, notes=(*basis.notes, note))
