"""Words that say where somebody is: towns, regions and countries."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from clearance.values import country_code

from ._letters import clean
from ._lexicons import lexicon
from ._persons import is_any_given_name
from ._scripts import romanise

_LEAST = 4  # letters of a place that is seen without a sign before it
_OFFICES = frozenset({"branch", "representation"})


@cache
def place_words() -> frozenset[str]:
    """Give the words that say a town, a region or a country.

    In small Latin letters.
    """
    abroad = lexicon("words_abroad.yml")["towns"]
    states = lexicon("company_words.yml")["countries"]
    further = lexicon("trades_abroad.yml")["countries"]
    said = [
        *" ".join(_towns()).replace("/", " ").split(),
        *states,
        *further,
        *(
            one
            for key, spellings in abroad.items()
            if key not in _OFFICES
            for one in (key, *spellings)
        ),
        *lexicon("addresses.yml")["places"],
    ]
    plain = (romanise(clean(one)) for one in said)
    return frozenset(one for one in plain if " " not in one)


@cache
def telling_places() -> frozenset[str]:
    """Give those of `place_words` that say a place without a sign before them.

    Not those that persons are called by, too: Austin, Medina, Jordan.
    """
    borne = frozenset(lexicon("addresses.yml")["borne"])
    long = [word for word in place_words() if len(word) >= _LEAST]
    told = (*long, *lexicon("addresses.yml")["tell"])
    return frozenset(one for one in told if not is_any_given_name(one)) - borne


@cache
def words_beside_places() -> tuple[frozenset[str], frozenset[str]]:
    """Give words that stand before a place and are part of it, and such behind one.

    "New", "Saint"; "city", "region".
    """
    document = lexicon("addresses.yml")
    return frozenset(document["before"]), frozenset(document["behind"])


@cache
def places_join() -> frozenset[str]:
    """Give the words behind which a place is part of a name: "Bank of Moscow"."""
    return frozenset(lexicon("addresses.yml")["joining"])


@cache
def counted_words() -> frozenset[str]:
    """Give the words that a number before them counts: "7 Seas", "21 Century"."""
    return frozenset(lexicon("addresses.yml")["counted"])


@cache
def unit_words() -> frozenset[str]:
    """Give words of plants and of troops, which have numbers: "3. Division"."""
    return frozenset(lexicon("addresses.yml")["units"])


@lru_cache(maxsize=4096)
def countries_of_place(text: str) -> frozenset[str]:
    """Give the codes of the countries that one place is, or is known to lie in.

    Empty where none is known, and where it is one of several: Georgia, Tripoli, and CA
    and SA, which are a province and a legal form as well.
    """
    words = romanise(clean(text)).split()
    _, behind = words_beside_places()
    while len(words) > 1 and words[-1] in behind:
        words.pop()
    town, bare = "".join(words), text.strip(" .,()[]")
    document = lexicon("addresses.yml")
    if town in document["shared"] or town in document["unsure"]:
        return frozenset()
    code = country_code(bare)
    return frozenset([code]) if code else _countries_of_towns().get(town, frozenset())


def may_be_named_for(one: str, other: str) -> bool:
    """Say whether lists may name a state instead of a region: China, Hong Kong."""
    within: Mapping[str, list[str]] = lexicon("addresses.yml")["within"]
    return other in within.get(one, ()) or one in within.get(other, ())


@cache
def _countries_of_towns() -> Mapping[str, frozenset[str]]:
    """Give by town, in one word of small Latin letters, where it is known to lie."""
    document = lexicon("addresses.yml")
    found: dict[str, set[str]] = {}
    for state, towns in lexicon("towns_apart.yml")["towns"].items():
        code = country_code(state)
        codes = document["codes"].get(state) or ([code] if code else [])
        for town in towns.replace("/", " ").split():
            found.setdefault(town, set()).update(codes)
    for code, further in document["lies_in"].items():
        found.update((town, {code}) for town in further)
    return {town: frozenset(codes) for town, codes in found.items()}


def _towns() -> Iterator[str]:
    return iter(lexicon("towns_apart.yml")["towns"].values())
