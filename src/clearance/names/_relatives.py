"""Whose child, husband or wife a name says that somebody is."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ._arabic_compounds import join_abd
from ._letters import LONGEST, clean, fold, skeleton
from ._lexicons import lexicon
from ._peoples import children_in_rows
from ._persons import (
    is_eastern_name,
    is_known_name,
    is_of_women,
    person_words,
    same_given_name,
)
from ._scripts import romanise
from ._whole import marked_surname

_LEAST_BONES = 2
_LEAST_NAME = 2  # words of a name that may be a relative's, or that is somebody's own
_LEAST_SURNAMES = 8  # letters of a surname and of its form for women
_LEAST_CHAIN = 3  # names in a row that make the one before them a child's
# Given names that stand before many another one, the first of which is then left out.
_BEFORE_OTHERS = fold("muhammad"), fold("ghulam")


class Kinship(NamedTuple):
    """What a name says of relatives.

    `words` are its folded words without particles and titles, `own` those before the
    first word that says whose child or wife somebody is, `others` those behind it, and
    `heads` the first behind each such word. `gender` is "male" or "female" by the word
    for son or daughter, else "".
    """

    words: tuple[str, ...]
    own: tuple[str, ...]
    others: tuple[str, ...]
    heads: tuple[str, ...]
    gender: str


def own_name(text: str) -> str:
    """Give the name before a mark of relatives, as S/O or "wife of"; "" for none.

    Of two words at least.
    """
    if not _may_say(text):
        return ""
    found = _relations()[0].search(text[:LONGEST])
    before = text[: found.start()].strip(" ,;:(") if found is not None else ""
    return before if len(clean(before).split()) >= _LEAST_NAME else ""


def said_plainly(text: str) -> str:
    """Write marks of relatives as one word each: S/O and "a/l" become "bin".

    The text as it is where it has none, or nothing before it.
    """
    if not _may_say(text):
        return text
    pattern, written = _relations()
    found = pattern.search(text[:LONGEST])
    if found is None or not clean(text[: found.start()]):
        return text
    # In capitals where the text is: they mark the surname among small letters.
    like = str.upper if text.isupper() else str
    return pattern.sub(
        lambda one: f" {like(written[one[1].casefold()])} ", text[:LONGEST]
    )


@lru_cache(maxsize=4096)
def _may_say(text: str) -> bool:
    """Say whether a text has such a mark; quickly of most names that they have none."""
    told = not text.isascii() or "/" in text or " " in text
    return told and _marks()[0].search(text[:LONGEST]) is not None


@cache
def _relations() -> tuple[re.Pattern[str], dict[str, str]]:
    pattern, written = _marks()
    around = rf"[\s,;(]{{0,3}}{pattern.pattern}[.:]*"
    return re.compile(around, re.IGNORECASE), written


@cache
def _marks() -> tuple[re.Pattern[str], dict[str, str]]:
    told = lexicon("marks.yml")["relations"]
    written = {mark: word for word, marks in told.items() for mark in marks}
    marks = sorted(written, key=len, reverse=True)
    marked = "|".join(map(re.escape, marks))
    pattern = rf"(?<![\w/])({marked})(?![\w/])"
    return re.compile(pattern, re.IGNORECASE), written


@lru_cache(maxsize=16384)
def kinship_of(text: str) -> Kinship:
    """Read what a text says of relatives as that of a person's name."""
    surname, given = marked_surname(said_plainly(text))
    words = romanise(clean(f"{given} {surname}")).split()
    lexicon = person_words()
    at = _link(words)
    if at is None:
        return Kinship(_naming(words), (), (), (), "")
    behind = words[at] in lexicon.sons_behind
    own, others = _behind(words, at) if behind else (words[:at], words[at + 1 :])
    gender = "female" if words[at] in lexicon.daughters else "male"
    if words[at] in _spouses():
        gender = ""
    named = _naming(words), _naming(own), _naming(others), _heads(others)
    return Kinship(*named, gender)


def _heads(others: Sequence[str]) -> tuple[str, ...]:
    """Give the first name behind each word that says whose child somebody is.

    And the second where the first stands before many others: Ghulam Nabi.
    """
    sons = person_words().sons
    found: list[str] = []
    behind = True
    for word in join_abd(others):
        if behind and (named := _naming([word])):
            found += named
            behind = _stands_before(named[0])
        behind = behind or word in sons
    return tuple(found)


def _stands_before(word: str) -> bool:
    return any(_is_form(word, other) for other in _BEFORE_OTHERS)


def _is_form(one: str, other: str) -> bool:
    return one == other or same_given_name(one, other) == "form"


def _link(words: Sequence[str]) -> int | None:
    """Find the first word that says whose child somebody is, with names around it."""
    lexicon = person_words()
    for at, word in enumerate(words):
        between = (word in lexicon.sons or word in _spouses()) and at + 1 < len(words)
        if at and (between or word in lexicon.sons_behind):
            return at
    return None


@cache
def _spouses() -> frozenset[str]:
    return frozenset({"zawjat"})


def _behind(words: Sequence[str], at: int) -> tuple[Sequence[str], Sequence[str]]:
    """Part "Vugar Hasan oglu Aliyev", and "Asan uulu Bakyt": Bakyt, son of Asan."""
    if at == 1:
        return words[2:], words[:1]
    return words[: at - 1], [words[at - 1], *words[at + 1 :]]


def _naming(words: Sequence[str]) -> tuple[str, ...]:
    lexicon = person_words()
    never = lexicon.particles | lexicon.kin
    joined = [w for w in join_abd(words) if w not in never and len(w) > 1]
    while len(joined) > 1 and joined[0] in lexicon.titles:
        del joined[0]
    return tuple(map(fold, joined))


def are_relatives(one: Kinship, other: Kinship) -> bool:
    """Say whether two names are those of two relatives.

    One is the other one's parent or spouse, by what that one's name says of itself; or
    one has a name more before a row of names. That the words of two names stand in
    another order tells nothing.
    """
    return _is_relative(one, other) or _is_relative(other, one)


def _is_relative(one: Kinship, other: Kinship) -> bool:
    """See the other name in what the one says of relatives, and not of itself."""
    if not one.own:
        return not other.own and _is_child_in_row(one.words, other.words)
    theirs = (other.own or other.words)[:1]
    if not _is_full(other.words) or _meets(one.own[:1], theirs):
        return False
    if not _meets(theirs, one.heads):
        return False
    if other.own and _meets(one.own[:1], other.heads):
        return True
    return not _meets(one.own[:1], other.words) and all(
        _meets((word,), one.others) for word in other.words
    )


def _is_full(words: Sequence[str]) -> bool:
    """Say whether words may be all of a name: two, or one made with "servant of"."""
    return len(words) >= _LEAST_NAME or any(w.startswith("abdul") for w in words)


def are_of_two_fathers(one: Kinship, other: Kinship) -> bool:
    """Say whether two names that say whose child they are say it of two persons."""
    ours, theirs = (
        [head for head in side.heads if not _stands_before(head)]
        for side in (one, other)
    )
    return (
        bool(ours and theirs)
        and not _meets(one.others, theirs)
        and not _meets(ours, other.others)
        and all(map(is_known_name, (*ours, *theirs)))
    )


def _is_child_in_row(child: Sequence[str], parent: Sequence[str]) -> bool:
    """See "Ahmed Mahmoud Sayed Ibrahim" beside "Mahmoud Sayed Ibrahim".

    Of Arabic names each is the child of the next; a woman's before a man's in any row
    of two, and any where nobody has a surname.
    """
    if len(child) != len(parent) + 1 or len(parent) < _LEAST_NAME:
        return False
    first = child[0]
    if not all(map(is_eastern_name, child[:-1])):
        return False
    if _stands_before(first) or _stands_before(parent[0]):
        return False
    if not all(map(_is_one, child[1:], parent)):
        return False
    return (
        len(parent) >= _LEAST_CHAIN
        or (is_of_women(first) and not is_of_women(parent[0]))
        or children_in_rows().issuperset(child)
    )


def _meets(words: Sequence[str], others: Sequence[str]) -> bool:
    return any(_is_one(one, other) for one in words for other in others)


def _is_one(one: str, other: str) -> bool:
    """Say whether two folded words are one name, however it was romanised."""
    if _is_form(one, other):
        return True
    if one.rstrip("a") == other.rstrip("a") and len(one + other) > _LEAST_SURNAMES:
        return True
    bones = skeleton(one)
    return len(bones) >= _LEAST_BONES and bones == skeleton(other)
