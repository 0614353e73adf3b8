"""Names that are listed ones as a whole: what is not looked at can fit none so."""

import random
from collections.abc import Iterator
from pathlib import Path

from clearance.entities import Listing
from clearance.names import Likeness, Role, Word
from clearance.screening import Index
from clearance.screening._fit._fit import NameFit, Pair
from clearance.screening._fit._wholefit import fit_whole


def _rewritten(text: str, rng: random.Random) -> Iterator[str]:
    """Write a name as people do who save spaces, letters and vowels."""
    yield text.replace(" ", "")
    yield text[:20]
    yield text[:32].rstrip()
    yield "".join(char for char in text if char.lower() not in "aeiou")
    at = rng.randrange(len(text))
    yield text[:at] + text[at] + text[at:]
    yield text[:at] + " " + text[at:]
    yield text.lower().replace("k", "c").replace("sh", "sch").replace(" ", "", 1)
    yield " ".join(reversed(text.split()))


def test_a_name_that_may_be_no_listed_one_as_a_whole_fits_none_so(
    sdn: tuple[Listing, ...], sdn_index: Path
) -> None:
    rng = random.Random(11)
    index = Index.open(sdn_index)
    search, begin = index._search, index._shelf.beginning_with
    fitted = dismissed = 0
    for listing in rng.sample(sdn, 500):
        person = listing.entity.kind == "Person"
        for _, listed in listing.entity.names:
            for asked in _rewritten(listed, rng):
                found = fit_whole(asked, listed, _some_fit(), begin, person=person)
                why = found.pairs[0].likeness.why
                whole = found.score > 0.1 and why != "acronym"
                likely = search.may_be_whole(asked)
                assert likely or not whole, (asked, listed)
                fitted += whole
                dismissed += not likely
    assert fitted > 3000
    assert dismissed > 200


def _some_fit() -> NameFit:
    """Make a fit of a name two of whose words meet."""
    word = Word("word", "vord", Role.NAME)
    pair = Pair((word,), (word,), Likeness(1.0, "same"), 1.0)
    return NameFit([pair, pair], [], [], 0.1)
