"""Validation: how well screening finds listed parties, and how often it errs."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._catalogue import manipulations
    from ._innocents import Innocent, innocents
    from ._manipulation import Manipulation
    from ._measure import (
        LIMIT,
        LOWEST,
        Alerts,
        FalsePositives,
        Scores,
        Share,
        alerts_over,
        detection,
        false_positives,
        wilson,
    )
    from ._samples import (
        CrossScript,
        HeldOut,
        Sample,
        cross_script_pairs,
        held_out_aliases,
        kind_of,
        second_names,
        take_samples,
        without_names,
    )
    from ._scripts import script_of
    from ._settings import named_thresholds, thresholds_of
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "LIMIT",
    "LOWEST",
    "Alerts",
    "CrossScript",
    "FalsePositives",
    "HeldOut",
    "Innocent",
    "Manipulation",
    "Sample",
    "Scores",
    "Share",
    "alerts_over",
    "cross_script_pairs",
    "detection",
    "false_positives",
    "held_out_aliases",
    "innocents",
    "kind_of",
    "manipulations",
    "named_thresholds",
    "script_of",
    "second_names",
    "take_samples",
    "thresholds_of",
    "wilson",
    "without_names",
]
