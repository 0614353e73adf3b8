"""What innocents and listed parties fit at best, of which calibration is fitted."""

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.growth import grown
from benchmarks.screening import SEED, read_innocents, read_listings, read_newest
from clearance.entities import Listing
from clearance.names import skeleton
from clearance.screening import Calibration, Index, Match, Options, Query
from clearance.validation import (
    held_out_aliases,
    innocents,
    manipulations,
    take_samples,
    without_names,
)

MOST = 0.995  # the fit that nothing exceeds
ELSEWHERE, MADE, HELD, EACH = 16_000, 10_000, 3000, 60
SHORTER = (1200, 4000)  # parties of the SDN list, drawn at random
_FORMS = re.compile(r"'(\w+)' and '(\w+)' are (?:forms|a short and a full form) of ")
Floats = npt.NDArray[np.float64]
_Best = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class Fits:
    """What names fit at best, and which of them by another form of a given name.

    `raw` is the fit before such a form counts for less on longer lists; 0 for nothing
    that is looked at.
    """

    raw: Floats
    by_form: npt.NDArray[np.bool_]

    def counted(self, more: float) -> Floats:
        """Give the fits as they count where lacks count so much more by a form."""
        return np.where(self.by_form, MOST - (MOST - self.raw) * more, self.raw)


Halves = tuple[Fits, Fits]  # what is fitted on, and what is shown


@dataclass(frozen=True, slots=True)
class Asked:
    """What innocents fit at best on one list."""

    name: str
    names: int
    elsewhere: Halves
    made: Halves


@dataclass(frozen=True, slots=True)
class Found:
    """How well listed parties fit that are asked about by another name."""

    aliases: Halves
    rewritten: Halves


def measure(root: Path, lengths: Sequence[int]) -> tuple[list[Asked], int, Found]:
    """Ask on all lists; the real ones first, and how many those are."""
    listed = read_listings(root / "lists")
    rng = np.random.default_rng(SEED)
    rows = read_innocents(root / "bench")
    everybody = [rows[at]["full_name"] for at in rng.permutation(len(rows))]
    made = [one.name for one in innocents(MADE, SEED, listed)]
    all_of_them, fewer = (everybody, made), (everybody[:ELSEWHERE], made)
    found = find(listed)
    asked = [ask("SDN", listed, all_of_them)]
    asked.append(ask("all lists", read_newest(root / "lists"), all_of_them))
    real = len(asked)
    for parties in SHORTER:
        places = rng.permutation(len(listed))[:parties]
        some = [listed[at] for at in places]
        asked.append(ask(f"{parties:,} parties of the SDN", some, fewer))
    for names in lengths:
        longer = grown(listed, names)
        asked.append(ask(f"SDN grown to {names:,}", longer, all_of_them))
    return asked, real, found


def ask(name: str, listings: Iterable[Listing], who: Sequence[Sequence[str]]) -> Asked:
    """Screen innocents by name against one list."""
    index = Index.build(listings)
    print(f"{name}: {index.size[1]:,} names", flush=True)
    return Asked(name, index.size[1], *(_best(index, names) for names in who))


def _best(index: Index, names: Sequence[str]) -> Halves:
    answers = index.screen_many(
        (Query(names=(name,)) for name in names), Options(threshold=0, limit=1)
    )
    scale = Calibration(index.size[1])
    best = [_best_of(scale, one[0] if one else None) for one in answers]
    return _fits_of(scale, best[::2]), _fits_of(scale, best[1::2])


def find(listings: Sequence[Listing]) -> Found:
    """Ask about listed parties by aliases taken out, and by rewritten names."""
    held = held_out_aliases(listings, HELD, SEED + 1)
    aliases = [(one.written, one.party) for one in held]
    samples = [
        (one.written, one.party)
        for way in manipulations()
        for one in take_samples(listings, way, EACH, SEED + 1)
    ]
    less = Index.build(without_names(listings, held))
    return Found(_own(less, aliases), _own(Index.build(listings), samples))


def _own(index: Index, asked: Sequence[tuple[str, str]]) -> Halves:
    """Give the fit of each one's own party; which half it is in goes by the party."""
    scale = Calibration(index.size[1])
    answers = index.screen_many(
        (Query(names=(written,)) for written, _ in asked),
        Options(threshold=0, limit=20),
    )
    found: tuple[list[_Best], list[_Best]] = ([], [])
    for (_, party), matches in zip(asked, answers, strict=True):
        own = next((m for m in matches if m.listing.entity.id == party), None)
        found[zlib.crc32(party.encode()) % 2].append(_best_of(scale, own))
    return _fits_of(scale, found[0]), _fits_of(scale, found[1])


def _best_of(scale: Calibration, match: Match | None) -> _Best:
    """Give the fit of a match, and whether it is one by another form."""
    return (0.0, False) if match is None else (scale.raw(match.score), _by_form(match))


def _by_form(match: Match) -> bool:
    """Say whether a person's name meets in another form, as the first reason says."""
    if match.name is None or not match.listing.entity.is_a("Person"):
        return False
    forms = _FORMS.findall(match.evidence[0].text)
    return any(skeleton(one) != skeleton(other) for one, other in forms)


def _fits_of(scale: Calibration, best: Sequence[_Best]) -> Fits:
    by_form = np.array([formed for _, formed in best])
    counted = Fits(np.array([fit for fit, _ in best]), by_form)
    return Fits(counted.counted(1 / scale.by_form), by_form)
