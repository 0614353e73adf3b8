"""Two names laid beside each other: what meets, what does not, what that is worth."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._acronym import (
        MOST_ACRONYM,
        Letters,
        fit_acronym,
        initial_bits,
        initial_bits_of,
        may_be_letters,
    )
    from ._akin import AKIN_LIKE, kin_of
    from ._calibration import (
        MOST,
        Calibration,
        Coefficients,
        Scale,
        coefficients,
        rebased,
        scale_of,
    )
    from ._contrast import judge_ship
    from ._fit import NameFit, Pair, is_rendered
    from ._joined import LEAST_JOINED, MOST_JOINED, may_be_joined, parts_of
    from ._judge import form_factor, judge_marks
    from ._meetings import (
        LEAST,
        Term,
        Terms,
        least_likeness,
        manner_of,
        may_be_alike,
        met_by,
        weights_alone,
    )
    from ._namefit import fit_names
    from ._numbers import NUMBER_FACTORS, number_factor
    from ._rendered import LESS, alone_there, is_strict
    from ._scorecard import (
        ASKED_ALONE,
        BEST,
        BOTH_ALONE,
        FIGURES,
        INITIAL_EARNS,
        INITIAL_LIKE,
        INITIAL_WEIGHT,
        LEAST_LIKENESS,
        LISTED_ALONE,
        MARRIED,
        MORE_GIVEN,
        NAMING,
        ONE_WORD,
        ROLE_WEIGHT,
        SMALL,
        Weigh,
        best_case,
        best_case_of,
        covered,
        covered_by,
        credit,
        judged_at_best,
        judged_by,
        least_met_by_any,
        least_met_by_one,
        most_of_met,
        naming_weights,
        ordinary_weight,
        word_weight,
    )
    from ._sides import Side
    from ._wholefit import LEAST_CUT, MOST_WHOLE, fit_whole, may_be_as_whole
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "AKIN_LIKE",
    "ASKED_ALONE",
    "BEST",
    "BOTH_ALONE",
    "FIGURES",
    "INITIAL_EARNS",
    "INITIAL_LIKE",
    "INITIAL_WEIGHT",
    "LEAST",
    "LEAST_CUT",
    "LEAST_JOINED",
    "LEAST_LIKENESS",
    "LESS",
    "LISTED_ALONE",
    "MARRIED",
    "MORE_GIVEN",
    "MOST",
    "MOST_ACRONYM",
    "MOST_JOINED",
    "MOST_WHOLE",
    "NAMING",
    "NUMBER_FACTORS",
    "ONE_WORD",
    "ROLE_WEIGHT",
    "SMALL",
    "Calibration",
    "Coefficients",
    "Letters",
    "NameFit",
    "Pair",
    "Scale",
    "Side",
    "Term",
    "Terms",
    "Weigh",
    "alone_there",
    "best_case",
    "best_case_of",
    "coefficients",
    "covered",
    "covered_by",
    "credit",
    "fit_acronym",
    "fit_names",
    "fit_whole",
    "form_factor",
    "initial_bits",
    "initial_bits_of",
    "is_rendered",
    "is_strict",
    "judge_marks",
    "judge_ship",
    "judged_at_best",
    "judged_by",
    "kin_of",
    "least_likeness",
    "least_met_by_any",
    "least_met_by_one",
    "manner_of",
    "may_be_alike",
    "may_be_as_whole",
    "may_be_joined",
    "may_be_letters",
    "met_by",
    "most_of_met",
    "naming_weights",
    "number_factor",
    "ordinary_weight",
    "parts_of",
    "rebased",
    "scale_of",
    "weights_alone",
    "word_weight",
]
