"""Words of languages with endings: a known stem, and one of the endings."""

from collections.abc import Mapping
from functools import cache

from clearance.names._lexicons import lexicon


def meaning_of_stem(word: str, data: str) -> str | None:
    """Translate a word that is a stem and an ending of one of our data files.

    The longest stem counts. *data* has `words`, stems by what they mean, and `endings`.
    """
    stems, endings = _stems(data)
    for at in range(len(word), 0, -1):
        known = stems.get(word[:at])
        if known is not None and word[at:] in endings:
            return known
    return None


@cache
def _stems(data: str) -> tuple[Mapping[str, str], frozenset[str]]:
    document = lexicon(data)
    stems = {
        stem: meaning for meaning, group in document["words"].items() for stem in group
    }
    return stems, frozenset(document["endings"])
