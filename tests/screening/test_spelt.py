"""What words do in names is seen of many at once as it is of each."""

import numpy as np
import pytest

from clearance.entities import Listing
from clearance.names import (
    Role,
    company_word,
    legal_form_parts,
    mended,
    person_role,
)
from clearance.screening._arrays._letters import letter_hash
from clearance.screening._words._rows import rows_of
from clearance.screening._words._spelt import Roles, Spelt
from clearance.validation import innocents, manipulations, take_samples

NAMING = {Role.NAME, Role.SURNAME}
ODD = [
    "x", "7", "1st", "vi", "viii", "cmpny", "kompany", "lirnited", "tradlng", "gmbh",
    "ooo", "de", "al", "abd", "bin", "dr", "petrovich", "olegovna", "ymeen", "iran",
    "keaev", "5techn0", "s", "r",
]  # fmt: skip


def many_words(listings: tuple[Listing, ...]) -> list[str]:
    """Give words of listed names, of such as were manipulated, and of innocents."""
    names = [one.entity.caption for one in listings[::9]]
    names += [innocent.name for innocent in innocents(600, 5)]
    for one in manipulations():
        names += [sample.written for sample in take_samples(listings, one, 15, 3)]
    words = [word for name in names for row in rows_of(0, name) for word in row.words]
    return [*dict.fromkeys([*ODD, *words])]


@pytest.mark.slow
def test_roles_of_many_words_are_those_of_each(sdn: tuple[Listing, ...]) -> None:
    """Ordinary words, slips of them, particles and patronymics name nothing."""
    words = many_words(sdn)
    bare = np.arange(len(words)) % 7 == 5

    roles = Roles.of(Spelt.of(words, bare=bare))

    for at, word in enumerate(words):
        key = mended(word, vowelless=bool(bare[at]))
        company = company_word(word, key)
        names_company = (
            company.role in NAMING and len(word) > 1 and key not in legal_form_parts()
        )
        assert roles.usual[at] == company.fold, word
        assert roles.company[at] == names_company, word
        assert roles.person[at] == (person_role(word) in NAMING), word
    assert 0 < sum(roles.company) < sum(roles.person) < len(words)


def test_roles_of_few_words_are_those_among_many() -> None:
    """How many words are asked together changes nothing."""
    together = Roles.of(Spelt.of(ODD, bare=np.zeros(len(ODD), np.bool_)))

    for at, word in enumerate(ODD):
        alone = Roles.of(Spelt.of([word], bare=np.zeros(1, np.bool_)))
        assert alone.usual[0] == together.usual[at], word
        assert alone.company[0] == together.company[at], word
        assert alone.person[0] == together.person[at], word


def test_words_are_numbered_as_spelt_and_as_folded() -> None:
    """The numbers are those that `letter_hash` gives of each."""
    words = ["khodorkovsky", "li", "x", "sch1nd1er"]

    spelt = Spelt.of(words, bare=np.zeros(len(words), np.bool_))

    assert spelt.text_hashes.tolist() == [letter_hash(word) for word in words]
    assert spelt.hashes.tolist() == [letter_hash(word) for word in spelt.folded]
    assert spelt.folded[0] == "hodorkovski"
    assert spelt.text_sizes.tolist() == [12, 2, 1, 9]
