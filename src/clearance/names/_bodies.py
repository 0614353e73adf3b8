"""Bodies that everybody knows under several names: IRGC, Sepah-e Pasdaran."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from ._apart import towns_of
from ._letters import clean, fold, has_signs, word_key
from ._lexicons import TABLES, lexicon
from ._meanings import company_words, is_known_word, legal_forms
from ._persons import is_any_given_name
from ._scripts import plain

_LONGEST_SHORT = 5  # letters of an acronym that many others may have
_LONGEST_JOINING = 4  # letters of words that only join others
_LEAST_TELLING = 4  # letters of a word by which names with several words are found
_MOST = 3  # names that one is read as
_MOST_PLACES = 2  # words behind an acronym that say where a body is
_LEAST_SURE = 4  # letters of an acronym that hardly anybody else there has
# Legal forms that corporations and institutes of the state have.
_FORMED = frozenset({"public_joint_stock", "joint_stock", "state_unitary", "nonprofit"})
_OF_TURKEY = frozenset({"as", "tas", "tao"})
# Words, by their keys, for a whole group: "OSK Concern", "GK OAK".
_WHOLES = frozenset(map(fold, ("concern", "holding", "company_group", "state")))
_ROW = re.compile(r"(.)\1*")
_PARTS = re.compile(r"[\W_]+")

_Bodies = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


@lru_cache(maxsize=16384)
def named_as_body(text: str) -> tuple[str, ...]:
    """Give a name with the well-known body in it called by its usual English name.

    Several where an acronym is that of several bodies; none where it names no body, or
    by that name already.
    """
    cleaned = clean(text, dotted=True)
    if has_signs(cleaned):
        return tuple(_in_signs(cleaned))[:_MOST]
    words = cleaned.split()
    keys = tuple(map(_key, words))
    spoken = [at for at, key in enumerate(keys) if not _joins(words[at], key)]
    bodies = _bodies()
    for place, at in enumerate(spoken):
        found: dict[str, int] = {}
        for sequence, body in bodies.get(keys[at], ()):
            run = spoken[place : place + len(sequence)]
            if found and len(sequence) < max(found.values()):
                break
            if tuple(keys[one] for one in run) != sequence:
                continue
            if _is_short(sequence) and not (
                _has_letters_of(words[at], keys[at], body)
                and _may_be_alone(words, run, body)
            ):
                continue
            found[body] = len(sequence)
        if found:
            last = spoken[place + max(found.values()) - 1]
            named = [
                " ".join((*words[:at], body, *words[last + 1 :])) for body in found
            ]
            if place == 0 and max(found.values()) == 1:
                named += _at_home(keys[at], [*found], words[last + 1 :])
            return tuple(one for one in named if one != cleaned)[:_MOST]
    return ()


@lru_cache(maxsize=16384)
def bodies_by_name(text: str) -> frozenset[str]:
    """Give the bodies whose name is all that a text says, legal forms aside.

    Acronyms and other names of one word, and any name of a firm: of ministries others
    may be called the same. Empty where a text says more, or nothing that is known.
    """
    words = clean(text, dotted=True).split()
    keys = [(word, _key(word)) for word in words if not _is_form(word)]
    keys = [(word, key) for word, key in keys if not _joins(word, key)]
    told, spoken = [word for word, _ in keys], tuple(key for _, key in keys)
    some = _bodies().get(spoken[0], ()) if spoken else ()
    firms = _formed()
    return frozenset(
        body
        for names, body in some
        if names == spoken
        and (len(names) > 1 or _has_letters_of(told[0], names[0], body))
        and (len(names) == 1 or body in firms)
    )


def _at_home(
    acronym: str, bodies: Sequence[str], behind: Sequence[str]
) -> Iterator[str]:
    """Give bodies without the town or country behind their acronym: "CERS Damas".

    Not where several have that, or it has three letters and no name says that country.
    """
    if len(bodies) > 1 or not 0 < len(behind) <= _MOST_PLACES:
        return
    usual = company_words().usual
    said = [usual.get(key, key) for key in map(_key, behind)]
    towns = [towns_of(key) for key in said]
    if all(
        key in company_words().places or some
        for key, some in zip(said, towns, strict=True)
    ):
        states = {state for some in towns for town in some for state in town.split()}
        home = not _homes()[bodies[0]].isdisjoint(states.union(said))
        if home or len(acronym) >= _LEAST_SURE:
            yield bodies[0]


@cache
def _homes() -> Mapping[str, frozenset[str]]:
    """Give which countries the names of bodies say, by key."""
    found: dict[str, set[str]] = {}
    words = company_words()
    for name, usual in _spellings():
        keys = (words.usual.get(key, key) for key in map(_key, name.split()))
        found.setdefault(usual, set()).update(words.countries.intersection(keys))
    return {usual: frozenset(states) for usual, states in found.items()}


def _in_signs(text: str) -> Iterator[str]:
    """Give a name in Chinese, Japanese or Korean signs with the body in English."""
    for sign, bodies in _by_signs().items():
        at = text.find(sign)
        if at >= 0:
            rest = text[at + len(sign) :]
            yield from (f"{text[:at]} {body} {rest}".strip() for body in bodies)
            return


def _is_form(word: str) -> bool:
    return bool(_form(word))


def _form(word: str) -> str:
    found = legal_forms().at((word_key(word),), 0)
    return found[1] if found else ""


@cache
def _formed() -> Mapping[str, frozenset[str]]:
    """Give the single words by which firms are called that have a form of shares."""
    document = lexicon("bodies.yml")
    return {
        clean(names[0], dotted=True): frozenset(
            clean(name, dotted=True) for name in names
        )
        for section in document["formed"]
        for names in document["bodies"][section]
    }


def _has_letters_of(word: str, key: str, body: str) -> bool:
    """Say whether a word is no other acronym than the body's, though folded the same.

    MMK is no МККК, and NIS no NISS; the names of bodies that are words may be spelt
    with a letter doubled: Bassij.
    """
    doubled = _acronyms().get((key, body))
    return doubled is None or _doubled(word) in doubled


def _doubled(word: str) -> tuple[int, ...]:
    """Say how many times each letter of a word stands there in a row."""
    return tuple(len(one[0]) for one in _ROW.finditer(plain(word)))


@cache
def _acronyms() -> Mapping[tuple[str, str], frozenset[tuple[int, ...]]]:
    """Give how the acronyms of bodies double letters, by their key and the body.

    Without those that fold to another name of the body, which is no acronym.
    """
    found: dict[tuple[str, str], set[tuple[int, ...]]] = {}
    words: set[tuple[str, str]] = set()
    for bodies in lexicon("bodies.yml")["bodies"].values():
        for names in bodies:
            usual = clean(names[0], dotted=True)
            for name in names:
                word = clean(name, dotted=True)
                if " " in word or has_signs(word):
                    continue
                if name.isupper():
                    found.setdefault((_key(word), usual), set()).add(_doubled(word))
                else:
                    words.add((_key(word), usual))
    return {one: frozenset(some) for one, some in found.items() if one not in words}


def _is_short(sequence: tuple[str, ...]) -> bool:
    return len(sequence) == 1 and len(sequence[0]) <= _LONGEST_SHORT


def _are_ordinary(words: Sequence[str], run: Sequence[int]) -> bool:
    """Say whether all that stands beside an acronym is ordinary, and no legal form.

    "FSB of Russia" is the service; "LIA S.A." is a firm of three letters.
    """
    numbers = company_words().numbers
    beside = [plain(word) for at, word in enumerate(words) if at not in run]
    return all(
        word.isdigit()
        or word in numbers
        or (is_known_word(word) and not _is_form(word))
        for word in beside
    )


def _may_be_alone(words: Sequence[str], run: Sequence[int], body: str) -> bool:
    """Say whether an acronym is that of a body, by what stands beside it."""
    spelt = _formed().get(body)
    if spelt is None:
        return _are_ordinary(words, run)
    return _are_of_form(words, run[0], spelt)


def _are_of_form(words: Sequence[str], at: int, spelt: Container[str]) -> bool:
    """Say whether beside the acronym of a firm there is its form, or a place, alone.

    АО «ОДК», "JSC UAC Russia"; "UVZ Logistik" is a daughter of it. With a form only
    where the acronym is *spelt* as it is known: ОАК is no "Oak".
    """
    known, places = words[at] in spelt, company_words().places
    beside = [plain(word) for place, word in enumerate(words) if place != at]
    return all(
        word.isdigit()
        or word_key(word) in places
        or company_words().usual.get(word_key(word)) in _WHOLES
        or (known and (word in _OF_TURKEY or _form(word) in _FORMED))
        for word in beside
    )


@lru_cache(maxsize=16384)
def _key(word: str) -> str:
    latin = plain(word)
    return fold(latin) if latin.isascii() else word


def _joins(word: str, key: str) -> bool:
    """Say whether a word only joins others; "Daesh", folded, is no "des"."""
    return len(word) <= _LONGEST_JOINING and key in _joining()


@cache
def _joining() -> frozenset[str]:
    document = lexicon("bodies.yml")
    return company_words().joining.union(map(_key, document["joining"]))


def _spellings() -> Iterator[tuple[str, str]]:
    """Give each name of each body, cleaned, with the body's usual one."""
    for bodies in lexicon("bodies.yml")["bodies"].values():
        for names in bodies:
            usual = clean(names[0], dotted=True)
            # Its usual name, too, so that no shorter one is found in it.
            yield from ((clean(name, dotted=True), usual) for name in names)


@cache
def _bodies() -> _Bodies:
    """Give the names of bodies by their first word, the longest first."""
    found: dict[str, dict[tuple[tuple[str, ...], str], None]] = {}
    for name, usual in _spellings():
        if has_signs(name):
            continue
        words = ((word, _key(word)) for word in name.split())
        keys = tuple(key for word, key in words if not _joins(word, key))
        if keys:
            found.setdefault(keys[0], {})[keys, usual] = None
    return {
        first: sorted(names, key=lambda one: -len(one[0]))
        for first, names in found.items()
    }


@cache
def _by_signs() -> Mapping[str, Sequence[str]]:
    """Give the bodies by their names in signs, the longest first."""
    found: dict[str, list[str]] = {}
    for name, usual in _spellings():
        if has_signs(name):
            found.setdefault(name, []).append(usual)
    return dict(sorted(found.items(), key=lambda one: -len(one[0])))


@cache
def _first_signs() -> frozenset[str]:
    return frozenset(sign[0] for sign in _by_signs())


@cache
def words_of_bodies() -> frozenset[str]:
    """Give the words in small letters that tell that `named_as_body` may find one.

    Bodies called by nothing but ordinary words have none.
    """
    return frozenset(TABLES.kept("words_of_bodies", lambda: [*_telling_words()]))


def _telling_words() -> Iterator[str]:
    document = lexicon("bodies.yml")
    yield from document["telling"]
    common = frozenset(document["common"])
    for name, usual in _spellings():
        words = [word for word in name.split() if word not in common]
        telling = [word for word in words if word == name or _tells(word)]
        if telling and name != usual and not has_signs(name):
            yield max(telling, key=len)


def _tells(word: str) -> bool:
    latin = plain(word)
    if len(word) < _LEAST_TELLING or is_known_word(latin):
        return False
    return not is_any_given_name(fold(latin))


def may_name_body(piece: str) -> bool:
    """Say quickly whether what stands between two spaces may be of a body's name."""
    small, telling = piece.casefold(), words_of_bodies()
    if small in telling:
        return True
    if small.isascii() and small.isalpha():
        return False
    if has_signs(small):
        some = not _first_signs().isdisjoint(small)
        return some and any(sign in small for sign in _by_signs())
    return not telling.isdisjoint(_PARTS.split(small))
