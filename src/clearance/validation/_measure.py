"""What is measured: detection and false positives over thresholds, with intervals."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from clearance.screening import Match, Options, Query

from ._innocents import Innocent
from ._samples import CrossScript, HeldOut, Sample

if TYPE_CHECKING:
    from clearance.screening import Index

LOWEST = 0.3
"""The threshold of the first pass, and the lowest that is measured."""

LIMIT = 20
"""A party counts as found where it is among so many answers."""

# The quantile of the standard normal distribution for two-sided 95 %.
_Z = 1.959963984540054

Tick = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with the 95 % interval of the share (Wilson 1927)."""

    count: int
    total: int

    @property
    def share(self) -> float:
        """The share, 0 to 1; 0 where nothing was asked."""
        return self.count / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % Wilson score interval of the share; 0 to 1 where nothing was asked.

        E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
        Inference", JASA 22 (1927): right for shares near 0 and 1, too.
        """
        return wilson(self.count, self.total)


def wilson(count: int, total: int) -> tuple[float, float]:
    """Give the 95 % Wilson score interval of *count* of *total*."""
    if not total:
        return 0.0, 1.0
    share, square = count / total, _Z**2
    middle = share + square / (2 * total)
    spread = _Z * sqrt(share * (1 - share) / total + square / (4 * total**2))
    lower, upper = ((middle + sign * spread) / (1 + square / total) for sign in (-1, 1))
    return (
        0.0 if count == 0 else max(lower, 0.0),
        1.0 if count == total else min(upper, 1.0),
    )


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of one pass, 0 where nothing was found: shares at any threshold.

    `name` is for machines and `title` a piece of a sentence.
    """

    name: str
    title: str
    scores: tuple[float, ...]

    def at(self, threshold: float) -> Share:
        """Count what reaches a threshold of at least `LOWEST`."""
        reached = sum(score >= threshold for score in self.scores)
        return Share(reached, len(self.scores))


def detection(
    index: "Index",
    asked: Iterable[Sample | CrossScript | HeldOut],
    thresholds: Iterable[float] = (),
    *,
    tick: Tick | None = None,
) -> tuple[float, ...]:
    """Screen rewritten names, by name alone, and give each the score of its party.

    The party must be among the first 20 answers; 0 where it is not. What screening
    looks at depends on the threshold that it is given, so one pass at `LOWEST` may
    find what a higher threshold does not: each score is confirmed at the highest of
    the *thresholds* that it reaches, and lowered to the next one where the party is
    not reported there. *tick* is told how many of the first pass are done.
    """
    samples = list(asked)
    scores = _scores(index, samples, LOWEST, tick)
    levels = sorted(set(thresholds))
    for place in reversed(range(len(levels))):
        below = levels[place - 1] if place else 0.0
        above = levels[place + 1] if place + 1 < len(levels) else 2.0
        waiting = [at for at, s in enumerate(scores) if levels[place] <= s < above]
        again = _scores(index, [samples[at] for at in waiting], levels[place])
        for at, score in zip(waiting, again, strict=True):
            if score < levels[place]:
                scores[at] = below
    return tuple(scores)


def _scores(
    index: "Index",
    samples: Sequence[Sample | CrossScript | HeldOut],
    threshold: float,
    tick: Tick | None = None,
) -> list[float]:
    queries = (Query(names=(sample.written,)) for sample in samples)
    answers = index.screen_many(queries, Options(threshold=threshold, limit=LIMIT))
    return [
        next((m.score for m in matches if m.listing.entity.id == sample.party), 0.0)
        for sample, matches in zip(samples, _ticked(answers, tick), strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Alerts:
    """What alerts at one threshold: which questions, by place, with their matches."""

    threshold: float
    asked: int
    found: tuple[tuple[int, tuple[Match, ...]], ...]

    @property
    def share(self) -> Share:
        """How many of those who were asked about alert."""
        return Share(len(self.found), self.asked)


def alerts_over(
    index: "Index",
    queries: Sequence[Query],
    thresholds: Iterable[float],
    *,
    limit: int = LIMIT,
    tick: Tick | None = None,
) -> tuple[Alerts, ...]:
    """Screen queries at each threshold, the lowest first.

    What screening looks at depends on the threshold, and a name that reaches it is kept
    even where birth date or country speak against it: the answers of one threshold do
    not tell those of another. So each is asked for itself, of those alone who alert at
    the one below.
    """
    levels = sorted(set(thresholds))
    waiting = list(range(len(queries)))
    found: list[Alerts] = []
    for level in levels:
        options = Options(threshold=level, limit=limit)
        answers = index.screen_many((queries[at] for at in waiting), options)
        told = tick if level == levels[0] else None
        alerted = [
            (at, matches)
            for at, matches in zip(waiting, _ticked(answers, told), strict=True)
            if matches
        ]
        waiting = [at for at, _ in alerted]
        found.append(Alerts(level, len(queries), tuple(alerted)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class FalsePositives:
    """How many innocents alert at a threshold: by name alone, and with all details."""

    threshold: float
    names: Share
    details: Share


def false_positives(
    index: "Index",
    asked: Sequence[Innocent],
    thresholds: Iterable[float],
    *,
    tick: Tick | None = None,
) -> tuple[FalsePositives, ...]:
    """Screen innocents by name alone and with kind, country, birth date and gender.

    Gives a line for each threshold, the lowest first. *tick* is told how many
    questions of twice the innocents are done.
    """
    names, details = (
        alerts_over(
            index,
            [one.query(details=detailed) for one in asked],
            thresholds,
            limit=1,
            tick=None if tick is None else _later(tick, len(asked) * detailed),
        )
        for detailed in (False, True)
    )
    return tuple(
        FalsePositives(name.threshold, name.share, detail.share)
        for name, detail in zip(names, details, strict=True)
    )


def _later(tick: Tick, before: int) -> Tick:
    def moved(done: int) -> None:
        tick(before + done)

    return moved


def _ticked(
    answers: Iterator[tuple[Match, ...]], tick: Tick | None
) -> Iterator[tuple[Match, ...]]:
    for done, matches in enumerate(answers, start=1):
        yield matches
        if tick is not None and done % 100 == 0:
            tick(done)
