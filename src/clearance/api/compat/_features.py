"""Our evidence as the features that clients show: which, how much, in which words."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from clearance.screening import Evidence, Match, Query
from clearance.values import IDENTIFIER_TYPES

from ._algorithms import features

_OTHER = "identifier_match"
_NAME, _WEAK = "name_match", "weak_alias_match"
_OF_NUMBERS = frozenset({"identifier", "identifier_shared", "identifier_slip"})
_DIGITS = 4  # of a probability: more say nothing


def explained(match: Match, query: Query) -> dict[str, dict[str, Any]]:
    """Put the evidence of a match under features; their scores add up to its score.

    Each has `score`, `detail` (our sentences), `query` and `candidate` (the names or
    None).
    """
    found: dict[str, list[Evidence]] = {}
    weak = any("weak alias" in one.text for one in match.evidence[:1])
    named = _WEAK if weak else _NAME
    for one in match.evidence:
        found.setdefault(_feature(one) or named, []).append(one)
    return {
        name: {
            "detail": " ".join(one.text for one in said),
            "score": round(sum(one.points for one in said), _DIGITS),
            "query": _asked(query, said) if name == named else None,
            "candidate": match.name if name == named else None,
        }
        for name, said in found.items()
    }


def _asked(query: Query, said: list[Evidence]) -> str | None:
    """Find which name of the query the evidence is about."""
    if len(query.names) == 1:
        return query.names[0]
    text = said[0].text
    return next((name for name in query.names if repr(name) in text), None)


# Evidence that has no feature of its own.
_AKIN = {
    "identifier_doubtful": "identifier_differs",
    "birth_date_beside": "kind_differs",
    "gender_beside": "kind_differs",
    "birth_date_of_person": "kind_differs",
    "gender_of_person": "kind_differs",
}


def _feature(one: Evidence) -> str | None:
    """Name the feature of one piece of evidence; None for what is about the name."""
    if one.code in _OF_NUMBERS:
        return _by_label(one.text)
    if one.code == "identifier_unread":
        return _by_label(f"The {one.text.partition(' is no ')[2]}")
    return _by_code().get(_AKIN.get(one.code, one.code))


def _by_label(text: str) -> str:
    for start, name in _labels().items():
        if text.startswith(start):
            return name
    return _OTHER


@cache
def _labels() -> Mapping[str, str]:
    told = {type_: one.name for one in features().values() for type_ in one.types or ()}
    found = {
        f"The {type_.label} ": told.get(type_.name, _OTHER)
        for type_ in IDENTIFIER_TYPES.values()
    }
    # "The IMO number" is not to be taken for "The IMO number of a company".
    return dict(sorted(found.items(), key=lambda one: -len(one[0])))


@cache
def _by_code() -> Mapping[str, str]:
    return {
        one.code: one.name
        for one in features().values()
        if one.types is None and one.code != "name"
    }
