"""Surnames as women and men of one family bear them, and in what country."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from ._letters import fold
from ._lexicons import lexicon
from ._persons import gender_of, is_given_name

_LEAST_STEM = 3  # letters before an ending
_VOWELS = frozenset("aeiou")


def is_womans_surname(woman: str, man: str) -> bool:
    """See the surname of a woman beside that of a man of her family, both Latin words.

    Dvorakova beside Dvorak, Nemcova beside Nemec, Kazlauskiene beside Kazlauskas.
    """
    theirs = fold(man)
    given = is_given_name(theirs) or gender_of(theirs) == "male"
    return theirs in _mens_surnames(woman) and not given


@lru_cache(maxsize=65536)
def _mens_surnames(woman: str) -> frozenset[str]:
    """Give the surnames of men, folded, that a woman's may be made of; often none."""
    ours = fold(woman)
    found = {
        fold(man)
        for ending, endings in _endings().items()
        for form in {woman, ours}
        if form.endswith(ending) and len(form) - len(ending) >= _LEAST_STEM
        for man in _of_men(form.removesuffix(ending), endings)
    }
    return frozenset(found - {ours})


def are_of_one_family(one: str, other: str) -> bool:
    """See the surnames of a man and a woman of one family, whichever comes first."""
    return is_womans_surname(one, other) or is_womans_surname(other, one)


def _of_men(stem: str, endings: Sequence[str]) -> Iterator[str]:
    """Give the surnames of men that a woman's may be made of."""
    for ending in endings:
        yield stem + ending
    if "" in endings and stem[-1] not in _VOWELS and stem[-2] not in _VOWELS:
        # The vowel that goes in Czech and Slovak: Vanek, Vankova.
        yield f"{stem[:-1]}e{stem[-1]}"


@cache
def _endings() -> Mapping[str, Sequence[str]]:
    """Give the folded endings of women with those of men of the same families."""
    found: dict[str, list[str]] = {}
    for women, men in lexicon("surnames.yml")["women"]:
        for ending in women:
            found.setdefault(fold(ending), []).extend(map(fold, men))
    return found
