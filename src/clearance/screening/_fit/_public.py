"""Public bodies: called the same in all states, and told apart by their state alone."""

from collections.abc import Collection

from clearance.names import (
    Word,
    analyse_company,
    named_as_body,
    public_words,
    states_in,
)
from clearance.values import may_be_one_place

from ._fit import NameFit
from ._scorecard import NAMING

# What is left of a fit where an academy, a ministry or a guard is another state's.
OTHER_STATE = 0.60


def judge_states(fit: NameFit, asked: str, listed: str) -> None:
    """Lower what two names of bodies score that say two states, however they say it."""
    if is_public(asked, fit) and are_other_states(states_in(asked), states_in(listed)):
        fit.lower(OTHER_STATE, "The names say different states.")


def are_other_states(ours: Collection[str], theirs: Collection[str]) -> bool:
    """Say whether codes of both sides are none the other's; not where one has none."""
    return (
        bool(ours)
        and bool(theirs)
        and not any(
            one == other or may_be_one_place(one, other)
            for one in ours
            for other in theirs
        )
    )


def is_public(said: str, fit: NameFit) -> bool:
    """Say whether bodies of all states are called by all that meets: "general staff".

    Or whether the name is another one of such a body.
    """
    if all(any(map(_are_public, (pair.asked, pair.listed))) for pair in fit.pairs):
        return True
    return any(
        _are_public(analyse_company(body)[0].words) for body in named_as_body(said)
    )


def _are_public(words: Collection[Word]) -> bool:
    return all(word.role not in NAMING or word.fold in public_words() for word in words)
