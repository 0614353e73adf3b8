"""What a fit is worth: the probability of a true match on a list of so many names."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from math import exp, inf, log

from pydantic import BaseModel, ConfigDict

from clearance.values import load_yaml

# The fit that no name and no evidence exceeds.
MOST = 0.995
# So much less than the fit of a threshold still reaches it: fits are sums.
_ROUNDING = 1e-9


class Coefficients(BaseModel):
    """What `calibration.yml` says; its comments tell what the figures mean."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fitted: date
    command: str
    seed: int
    base_rate: float
    reference_names: int
    at_most: float
    per_lack: float
    longer: float
    longer_forms: float
    shorter: float
    pair_fit: float
    pair_probability: float


@cache
def coefficients() -> Coefficients:
    """Read `calibration.yml`."""
    name = "calibration.yml"
    text = files(__package__).joinpath(name).read_text("utf-8")
    return Coefficients.model_validate(load_yaml(text, name))


@dataclass(frozen=True, slots=True)
class Calibration:
    """Turns fits into probabilities on a list of so many names, and back.

    A fit ("raw") is what the scorecard gives, 0 to `MOST`. `base_rate` is the share of
    the names asked about that are truly a listed party's, None for that of
    `calibration.yml`. More names never make a fit more probable, and the order of fits
    stays what it was. Method: logistic regression (after Platt, "Probabilistic Outputs
    for Support Vector Machines", 1999) on what a fit lacks, which counts for more the
    more names there are.
    """

    names: int
    base_rate: float | None = None
    _at_most: float = field(init=False, repr=False, compare=False)
    _stretch: float = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        known = coefficients()
        base = known.base_rate if self.base_rate is None else self.base_rate
        at_most = known.at_most + _logit(base) - _logit(known.base_rate)
        object.__setattr__(self, "_at_most", at_most)
        object.__setattr__(self, "_stretch", _stretch(self.names))

    def probability(self, raw: float) -> float:
        """Give the probability that a fit is a true match: above 0, below 1."""
        lacks = MOST - self.settled(raw)
        return 1 / (1 + exp(coefficients().per_lack * lacks - self._at_most))

    def raw(self, probability: float) -> float:
        """Give the fit that has a probability, 0 to 1; infinite for 0 and 1."""
        if not 0 < probability < 1:
            return inf if probability else -inf
        lacks = (self._at_most - _logit(probability)) / coefficients().per_lack
        return MOST - lacks / self._stretch

    @property
    def by_form(self) -> float:
        """How much more a lack counts yet where a given name meets in another form.

        The longer the list, the more innocents meet a listed name so: each given name
        has many forms. 1 on lists of the reference length, and on shorter ones.
        """
        known = coefficients()
        ratio = max(self.names / known.reference_names, 1.0)
        more: float = ratio ** (known.longer_forms - known.longer)
        return more

    def settled(self, raw: float) -> float:
        """Give the fit that means as much on a list of the reference length."""
        return MOST - (MOST - raw) * self._stretch


@dataclass(frozen=True, slots=True)
class Scale:
    """How fits become scores in one question to a list, and what must be reached.

    `listed` is the calibration of the list, `plain` that of one of the reference
    length: names are set back to it before anything else counts, so that a birth date
    says as much on a long list as on a short one. `threshold` is the probability to
    reach, `least_name` the fit of a name that does, and `least` the same set back.
    """

    listed: Calibration
    plain: Calibration
    threshold: float
    least_name: float
    least: float


@lru_cache(maxsize=256)
def scale_of(names: int, threshold: float, base_rate: float | None) -> Scale:
    """Make the scale of a question to a list of so many names."""
    listed = Calibration(names, base_rate)
    plain = Calibration(coefficients().reference_names, base_rate)
    name, least = (one.raw(threshold) - _ROUNDING for one in (listed, plain))
    return Scale(listed, plain, threshold, name, least)


def rebased(probability: float, base_rate: float) -> float:
    """Say what a probability at the usual base rate is at another one."""
    return Calibration(1, base_rate).probability(Calibration(1).raw(probability))


def _stretch(names: int) -> float:
    """Say how much more what a fit lacks counts than on a list of reference length."""
    known = coefficients()
    ratio = max(names, 1) / known.reference_names
    by_length: float = ratio ** (known.longer if ratio > 1 else known.shorter)
    lacks = (known.at_most - _logit(known.pair_probability)) / known.per_lack
    return max(by_length, min(lacks / (MOST - known.pair_fit), 1.0))


def _logit(share: float) -> float:
    return log(share / (1 - share))
