"""Words that say where somebody is: towns, regions and countries."""

from collections.abc import Iterator
from functools import cache

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


def _towns() -> Iterator[str]:
    return iter(lexicon("towns_apart.yml")["towns"].values())
