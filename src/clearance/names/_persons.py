"""Given names in all their forms, and what else stands in the names of persons."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import OSA

from ._eastern import eastern_groups
from ._familiar import familiar_groups
from ._letters import clean, fold, fold_groups
from ._lexicons import TABLES, lexicon

_SOFT = frozenset("aeiouy")
_OF_WOMEN = ("ova", "eva", "ina")


@cache
def given_name_groups() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """List the names that are one: full forms, and familiar forms of them.

    Those of `given_names.yml`, and surnames with the name that they are made of.
    """
    given = (
        (_with_faith(group["name"]), tuple(group["short"]))
        for group in lexicon("given_names.yml")
    )
    return (*given, *_made_of_roots())


def _with_faith(names: Sequence[str]) -> tuple[str, ...]:
    """Add to names in -uddin what is written for it: Nureddine, Nur El-Din."""
    endings: Sequence[str] = lexicon("eastern_names.yml")["faith"]
    usual = endings[0]
    stems = (name.removesuffix(usual) for name in names if name.endswith(usual))
    written = (stem + ending for stem in stems for ending in endings)
    return tuple(dict.fromkeys((*names, *written)))


def _made_of_roots() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Give surnames such as Rahmonov and Rahmonzoda with Rahmon, as a short form."""
    document = lexicon("surnames.yml")
    made = document["made"]
    for spellings in document["roots"]:
        surnames = (
            spelling + ending
            for spelling in spellings
            for ending in made["vowel" if spelling[-1] in _SOFT else "consonant"]
        )
        yield tuple(surnames), tuple(spellings)


@cache
def _members() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Give all names that are one, folded; those of `given_name_groups` first.

    In full, familiar forms, and what languages make of them by rule. Last come those
    of `familiar_names.yml`, which are too many to tell two names apart.
    """
    kept = _closest()
    more = TABLES.kept("familiar_names", lambda: familiar_groups(given_name_groups()))
    return tuple(tuple(map(tuple, group)) for group in (*kept, *more))


@cache
def _closest() -> Sequence[Sequence[Sequence[str]]]:
    """Give the names that tell two names apart; read, or made, once."""
    kept: list[list[list[str]]] = TABLES.kept("names_that_are_one", _spelt_members)
    return kept


def _spelt_members() -> list[list[list[str]]]:
    own = ([[*map(clean, some)] for some in group] for group in given_name_groups())
    return [*fold_groups([[*group, []] for group in own]), *eastern_groups()]


class _Known(NamedTuple):
    """By a folded word, the numbers of the names that it is a form of."""

    full: Mapping[str, frozenset[int]]
    short: Mapping[str, frozenset[int]]
    made: Mapping[str, frozenset[int]]


@cache
def _given_names() -> _Known:
    tables: tuple[dict[str, frozenset[int]], ...] = {}, {}, {}
    for number, group in enumerate(_members()):
        # Most names are of one group: these share it.
        own = frozenset({number})
        for names, table in zip(group, tables, strict=True):
            for name in names:
                known = table.setdefault(name, own)
                if known is not own:
                    table[name] = known | own
    return _Known(*tables)


@cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """Give the names in full, and also the familiar ones, that tell two names apart."""
    known = _closest()
    full = frozenset(name for names, *_ in known for name in names)
    return full, full.union(name for _, short, *_ in known for name in short)


@cache
def _own_names() -> frozenset[str]:
    own = _members()[: len(given_name_groups())]
    return frozenset(name for names, *_ in own for name in names)


def is_given_name(folded: str) -> bool:
    """Say whether a folded word is a full name that `given_names.yml` knows."""
    return folded in _own_names()


def is_known_name(folded: str) -> bool:
    """Say whether a folded word is a name in full that any lexicon of forms knows.

    A given name, or a name of families in `eastern_names.yml`.
    """
    return folded in _telling()[0]


@cache
def _eastern_names() -> frozenset[str]:
    known = _closest()
    eastern = known[len(given_name_groups()) :]
    return frozenset(name for names, *_ in eastern for name in names)


def is_eastern_name(folded: str) -> bool:
    """Say whether a folded word is a name in full of `eastern_names.yml`."""
    return folded in _eastern_names()


def is_any_given_name(folded: str) -> bool:
    """Say whether a folded word is such a name, in full or short."""
    return folded in _telling()[1]


def has_forms(folded: str) -> bool:
    """Say whether a folded word is a form of a name, also one made by rule."""
    full, short, made = _given_names()
    return folded in full or folded in short or folded in made


_NONE: frozenset[int] = frozenset()
_BOTH = frozenset({"male", "female"})
_NEAR_SHORT = 0.5
# Letters of a given name written in short, and those that are left out at least.
_LEAST_BEGUN, _LEAST_LEFT_OUT = 3, 3


def same_given_name(one: str, other: str) -> str | None:
    """Say how two folded words are one given name, or None where they are not.

    "form" is the same name in another language or romanisation (Yevgeny, Eugene);
    "short" a familiar form (Sasha for Aleksandr), and "familiar" either of them by
    `familiar_names.yml`, where forms are many and some are those of several names.
    """
    (ours, shorts), (theirs, their_shorts) = _names_of(one), _names_of(other)
    alike, both, known = ours & theirs, shorts & their_shorts, _count_known()
    if alike and min(alike) < known:
        return "form"
    crossed = ours & their_shorts | shorts & theirs
    if (crossed or both) and min(crossed | both) < known:
        return "short"
    apart = bool(alike or crossed) and {gender_of(one), gender_of(other)} == _BOTH
    if ((alike or crossed) and not apart) or (both and _are_near(one, other)):
        return "familiar"
    return None


# Many words are asked again and again which names they are.
@lru_cache(maxsize=65536)
def _names_of(folded: str) -> tuple[frozenset[int], frozenset[int]]:
    """Number the names that a folded word is in full, or by rule, and in short."""
    full, short, made = _given_names()
    in_full = full.get(folded, _NONE) | made.get(folded, _NONE)
    return in_full, short.get(folded, _NONE)


@cache
def _count_known() -> int:
    """Count the names that come before those of `familiar_names.yml`."""
    return len(TABLES.kept("names_that_are_one", _spelt_members))


def is_in_short(one: str, other: str) -> bool:
    """See the beginning of a given name, as registers write it: Joh., Konst."""
    short, long = (one, other) if len(one) < len(other) else (other, one)
    return (
        len(short) >= _LEAST_BEGUN
        and long.startswith(short)
        and len(long) - len(short) >= _LEAST_LEFT_OUT
        and is_given_name(fold(long))
        and not is_given_name(fold(short))
    )


def _are_near(one: str, other: str) -> bool:
    """See two short forms that are spellings of each other: Becky, Becca."""
    return OSA.normalized_similarity(one, other) >= _NEAR_SHORT


@cache
def _surnames() -> Mapping[str, frozenset[int]]:
    document = lexicon("surnames.yml")
    groups = [*document["groups"], *([one] for one in document["single"])]
    found: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for name in group:
            found.setdefault(fold(clean(name)), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def are_two_surnames(one: str, other: str) -> bool:
    """Say whether folded words are known surnames, and no spellings of one.

    Also as women bear them: Smirnova.
    """
    ours, theirs = _surname_groups(one), _surname_groups(other)
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _surname_groups(folded: str) -> frozenset[int]:
    found = _surnames().get(folded, _NONE)
    if not found and folded.endswith(_OF_WOMEN):
        return _surnames().get(folded[:-1], _NONE)
    return found


@cache
def _genders() -> Mapping[str, str]:
    """Give the gender of folded names; none of what folds to those of both."""
    told: Mapping[str, Sequence[str]] = lexicon("marks.yml")["genders"]
    found: dict[str, str] = {}
    for gender, some in told.items():
        for name in map(fold, some):
            found[name] = gender if found.get(name, gender) == gender else ""
    return found


@lru_cache(maxsize=65536)
def are_man_and_woman(one: str, other: str) -> bool:
    """See the names of a man and of a woman as they are spelt: Daniel, Daniela.

    Which folding, or a third language, may make one: Danila is a man in Russia.
    """
    told = _spelt_genders()
    return {told.get(one), told.get(other)} == _BOTH


@cache
def _spelt_genders() -> Mapping[str, str]:
    told: Mapping[str, Sequence[str]] = lexicon("marks.yml")["genders"]
    return {name: gender for gender, some in told.items() for name in some}


def gender_of(folded: str) -> str:
    """Say whether a folded given name is "male" or "female"; "" where none is known."""
    return _genders().get(folded, "")


@cache
def _of_women() -> frozenset[str]:
    document = lexicon("eastern_names.yml")
    women, men = (
        {
            fold(name.replace("aa", "a"))
            for entry in document[part]
            for name in entry.split()
        }
        for part in ("women", "arabic")
    )
    told = {name for name, gender in _genders().items() if gender == "female"}
    return frozenset((women - men) | told)


def is_of_women(folded: str) -> bool:
    """Say whether a folded given name is known as one of women alone."""
    return folded in _of_women()


def given_name_bits(folded: str) -> int:
    """Give two bits for each given name that a folded word is a form of, in 2 by 64.

    0 for no given name. Two words that are one name have a bit in common in either
    half; so may others, of which there are more than bits, but seldom.
    """
    return _bits_of_names().get(folded, 0)


@cache
def _bits_of_names() -> Mapping[str, int]:
    found: dict[str, int] = {}
    for table in _given_names():
        for name, groups in table.items():
            for group in groups:
                bits = 1 << group % 64 | 1 << 64 + group % 61
                found[name] = found.get(name, 0) | bits
    return found


def name_groups(folded: str) -> frozenset[int]:
    """Number the given names that a folded word is a form of, or may be; often none."""
    if folded not in _bits_of_names():
        return _NONE
    in_full, in_short = _names_of(folded)
    return in_full | in_short


def forms_of_group(group: int) -> Iterator[str]:
    """Give all forms, folded, of a given name by its number."""
    return chain.from_iterable(_members()[group])


def name_forms(folded: str) -> tuple[str, ...]:
    """List the other folded words that are the same given name in any form."""
    return _name_forms(folded) if folded in _bits_of_names() else ()


# Most words are no given names: they are not kept.
@lru_cache(maxsize=65536)
def _name_forms(folded: str) -> tuple[str, ...]:
    groups = sorted(name_groups(folded))
    return tuple(dict.fromkeys(chain.from_iterable(map(forms_of_group, groups))))


@cache
def _full_forms() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for names, some in given_name_groups():
        for name in some:
            found.setdefault(fold(clean(name)), []).append(fold(names[0]))
    return {short: tuple(full) for short, full in found.items()}


def full_forms(folded: str) -> tuple[str, ...]:
    """List the full given names, folded, that a folded word is a short form of."""
    return _full_forms().get(folded, ())


@dataclass(frozen=True, slots=True)
class PersonWords:
    """Words inside the names of persons that are not names themselves."""

    titles: frozenset[str]
    particles: frozenset[str]
    kin: frozenset[str]
    fathers: frozenset[str]
    mothers: frozenset[str]
    sons: frozenset[str]
    sons_behind: frozenset[str]
    daughters: frozenset[str]
    abd: frozenset[str]
    faith: frozenset[str]
    god: frozenset[str]
    patronymic_male: tuple[str, ...]
    patronymic_female: tuple[str, ...]


@cache
def person_words() -> PersonWords:
    """Read `persons.yml`."""
    document = lexicon("persons.yml")
    titles = [clean(title) for group in document["titles"].values() for title in group]
    return PersonWords(
        titles=frozenset(titles),
        particles=frozenset(document["particles"]),
        kin=frozenset(document["kin"]),
        fathers=frozenset(document["parents"]["father"]),
        mothers=frozenset(document["parents"]["mother"]),
        sons=frozenset(document["sons"]["between"]),
        sons_behind=frozenset(document["sons"]["behind"]),
        daughters=frozenset(document["sons"]["daughters"]),
        abd=frozenset(document["abd"]),
        faith=frozenset(document["faith"]),
        god=frozenset(document["god"]),
        patronymic_male=tuple(document["patronymics"]["male"]),
        patronymic_female=tuple(document["patronymics"]["female"]),
    )
