"""Validation: how well screening finds listed parties, and how often it errs."""

from ._catalogue import manipulations
from ._manipulation import Manipulation
from ._samples import (
    CrossScript,
    Sample,
    cross_script_pairs,
    kind_of,
    take_samples,
    without_names,
)
from ._scripts import script_of

__all__ = [
    "CrossScript",
    "Manipulation",
    "Sample",
    "cross_script_pairs",
    "kind_of",
    "manipulations",
    "script_of",
    "take_samples",
    "without_names",
]
