"""Innocents: people, firms and ships on no list, with details as customers have."""

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from clearance.entities import Listing
from clearance.names import clean, romanise
from clearance.screening import Query

from ._data import table
from ._manipulation import COMPANIES, PERSONS, VESSELS

# Of a hundred customers so many are persons and so many are firms; the rest are ships.
_PERSONS_OF_100, _FIRMS_OF_100 = 70, 27
_MALE = 0.55
_OLDEST, _SPAN = date(1940, 1, 1), 365 * 65
# So many draws in a row that only repeat names, and no new one is left.
_PATIENCE = 2_000


@dataclass(frozen=True, slots=True)
class Innocent:
    """Somebody who is on no list; name and details are drawn at random.

    `kind` is "persons", "companies" or "vessels"; `country` an ISO 3166 code;
    `birth_date` an ISO day and `gender` "male" or "female", of persons alone.
    """

    name: str
    kind: str
    country: str
    birth_date: str | None = None
    gender: str | None = None

    def query(self, *, details: bool) -> Query:
        """Ask about the name alone, or with kind, country and birth date."""
        if not details:
            return Query(names=(self.name,))
        return Query(
            names=(self.name,),
            kind={PERSONS: "Person", VESSELS: "Vessel"}.get(self.kind, "Organization"),
            countries=(self.country,),
            birth_dates=(self.birth_date,) if self.birth_date else (),
            genders=(self.gender,) if self.gender else (),
        )


def innocents(
    count: int, seed: int, listings: Iterable[Listing] = ()
) -> tuple[Innocent, ...]:
    """Make up *count* innocents, each name once, the same for the same *seed*.

    A name that is on one of the *listings*, in any order of its words, is left out.
    Fewer are given where no new name can be made up. They are put together from common
    names of sixteen countries, so some are namesakes of listed parties in part, as
    customers are.
    """
    taken = {_same(name) for one in listings for _, name in one.entity.names}
    found: list[Innocent] = []
    in_vain = 0
    for innocent in _drawn(random.Random(seed)):
        if len(found) >= count or in_vain >= _PATIENCE:
            break
        key = _same(innocent.name)
        in_vain = in_vain + 1 if key in taken else 0
        if key not in taken:
            taken.add(key)
            found.append(innocent)
    return tuple(found)


def _same(name: str) -> tuple[str, ...]:
    return tuple(sorted(romanise(clean(name)).split()))


def _drawn(rng: random.Random) -> Iterator[Innocent]:
    document: Mapping[str, Any] = table("innocents.yml")
    people, firms = sorted(document["people"]), sorted(document["firms"])
    while True:
        drawn = rng.randrange(100)
        if drawn < _PERSONS_OF_100:
            country = rng.choice(people)
            yield _person(country, document["people"][country], rng)
        elif drawn < _PERSONS_OF_100 + _FIRMS_OF_100:
            country = rng.choice(firms)
            parts = document["firms"][country]
            words = [rng.choice(parts[part]) for part in ("own", "does", "forms")]
            if country in ("ru", "ua") and words[2] in ("OOO", "AO", "TOV", "PP"):
                words.insert(0, words.pop())
            yield Innocent(" ".join(words), COMPANIES, country)
        else:
            yield _ship(document["ships"], rng)


def _person(country: str, names: Mapping[str, Any], rng: random.Random) -> Innocent:
    gender = "male" if rng.random() < _MALE else "female"
    given = [rng.choice(names[gender])]
    surnames = names["surnames"]
    if gender == "female":
        surnames = names.get("surnames_female", surnames)
    surname = [rng.choice(surnames)]
    if "patronymics" in names:
        if rng.random() < 0.6:
            given.append(rng.choice(names["patronymics"][gender]))
    elif names["middle"] and rng.random() < 0.5:
        # An Arabic middle name is the father's.
        fathers = country in ("ae", "eg")
        given.append(rng.choice(names["male" if fathers else gender]))
    if names.get("double") and rng.random() < 0.8:
        surname.append(rng.choice(surnames))
    ordered = (*surname, *given) if names["order"] == "surname" else (*given, *surname)
    born = _OLDEST + timedelta(days=rng.randrange(_SPAN))
    return Innocent(" ".join(ordered), PERSONS, country, born.isoformat(), gender)


def _ship(ships: Mapping[str, Any], rng: random.Random) -> Innocent:
    name = f"{rng.choice(ships['first'])} {rng.choice(ships['second'])}"
    if rng.random() < 0.3:
        name += f" {rng.randrange(1, 30)}"
    return Innocent(name, VESSELS, rng.choice(ships["flags"]))
