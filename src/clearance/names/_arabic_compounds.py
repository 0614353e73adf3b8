"""Arabic names of several words that are one, in the names of persons and of firms."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product

from ._abroad import meaning_abroad
from ._letters import clean, fold
from ._lexicons import TABLES, lexicon
from ._meanings import in_legal_form, is_known_word
from ._persons import has_forms, is_known_name, person_words

_SERVANT, _FAITH, _GOD, _ALONE = "abdul", "uddin", "ullah", "allah"
_ARTICLES, _PLAIN = ("al", "el"), "l"
_LEAST = 3  # letters of a name, or word, that stands behind an article


def join_abd(words: Sequence[str]) -> list[str]:
    """Write "abd al rahman" and "abdul rahman" as the one name they are.

    And "nur al din", where the whole is a name that is known.
    """
    lexicon = person_words()
    if not lexicon.faith.isdisjoint(words):
        words = _join_faith(words)
    return _join_servants(words, lexicon.abd)


def join_compounds(words: Sequence[str]) -> Sequence[str]:
    """Write the Arabic names of several words in a firm's name in one way each.

    As one word "abd al qadir" and "abdur rahman", "shams ed din" and "nasr allah"; and
    beside an Arabic word "abou" and "ibn" as "abu" and "bin", and the article as "al",
    whatever letter it is spoken with: "ash shams". Words as they are where none is.
    """
    if not joined_words().isdisjoint(words):
        words = _join_servants(words, servants(), firm=True)
        words = _join_faith(words)
        words = _join_god(words)
    if compound_starts().isdisjoint(words):
        return words
    found: list[str] = []
    for word in words:
        first = _written_before(found[-1], word) if found else ""
        if first == _TO_THE[0] and word in _ARTICLES:
            found[-1] = first
            continue
        if first:
            found[-1] = first
        found.append(word)
    return found


def is_compound(first: str, second: str) -> bool:
    """Say whether `join_compounds` writes a word otherwise for the one behind it.

    But for `joined_words`, which it may always write otherwise.
    """
    return first in compound_starts() and _written_before(first, second) != ""


@cache
def joined_words() -> frozenset[str]:
    """Give the words that may be one with their neighbours: "abdul", "din", "allah"."""
    lexicon = person_words()
    return frozenset({*servants(), *lexicon.faith, *lexicon.god})


@cache
def compound_starts() -> frozenset[str]:
    """Give the words that `is_compound` may be true of with one behind them."""
    return frozenset({*_assimilated(), *_parents(), _TO_THE[1]})


@cache
def servants() -> frozenset[str]:
    """Give what "servant of" is written like, also with the sound of what follows."""
    document = lexicon("eastern_names.yml")
    before = product(document["assimilated"], _sun())
    return person_words().abd.union(map("".join, before))


def _join_servants(
    words: Sequence[str], servant: frozenset[str], *, firm: bool = False
) -> list[str]:
    """Write "servant of" and the name behind it as one word.

    In the name of a *firm* no ordinary word is that name: "Abdul Trading".
    """
    if servant.isdisjoint(words):
        return list(words)
    particles = person_words().particles
    found: list[str] = []
    place = 0
    while place < len(words):
        word = words[place]
        place += 1
        if word in servant and place < len(words):
            at = place
            if at + 1 < len(words) and (
                words[at] in particles or _is_article(words[at], words[at + 1])
            ):
                at += 1
            if not firm or _may_be_served(word, words[at]):
                god = words[at] in person_words().god
                word = _SERVANT + words[at] if not god else f"abd{_GOD}"
                place = at + 1
        found.append(word)
    return found


def _may_be_served(servant: str, name: str) -> bool:
    """Say whether a word in a firm's name is whose servant somebody is called."""
    if servant not in person_words().abd and not any(
        servant.endswith(letter) and name.startswith(letter) for letter in _sun()
    ):
        return False
    return has_forms(fold(_SERVANT + name)) or not _is_ordinary(name)


def _is_ordinary(word: str) -> bool:
    return (
        word.isdigit()
        or is_known_word(word)
        or in_legal_form(word)
        or meaning_abroad(word) != ""
    )


def _join_faith(words: Sequence[str]) -> list[str]:
    """Write "nur al din" and "nur uddin" as one word."""
    lexicon = person_words()
    found: list[str] = []
    for word in words:
        whole = ""
        if word in lexicon.faith and found:
            between = found[-1] in lexicon.particles or _is_article(found[-1], word)
            at = -2 if len(found) > 1 and between else -1
            whole = found[at] + _FAITH
        if whole and is_known_name(fold(whole)):
            found[at:] = [whole]
        else:
            found.append(word)
    return found


def _join_god(words: Sequence[str]) -> list[str]:
    """Write "nasr allah" and "nasr ullah" as one word; "hizb ullah" as "hizb allah"."""
    god = person_words().god
    found: list[str] = []
    for word in words:
        if word not in god:
            found.append(word)
        elif found and len(found[-1]) >= _LEAST and not _is_ordinary(found[-1]):
            found[-1] += _GOD
        else:
            found.append(_ALONE)
    return found


def _written_before(first: str, second: str) -> str:
    """Give how a word is written that stands before another; empty for as it is."""
    if first in _parents():
        return _parents()[first] if fold(second) in _arabic_names() else ""
    if first == _TO_THE[1]:
        return _TO_THE[0] if second in _ARTICLES else ""
    if not _is_article(first, second):
        return ""
    written = _assimilated()[first][0]
    # "Wan Nur" is somebody's name.
    known = _called() if written in _ARTICLES else _trades()
    return written if fold(second) in known else ""


# "For the", and "for", which is a surname of China as well.
_TO_THE = ("lil", "li")


def _is_article(word: str, behind: str) -> bool:
    """See an article spoken with the letter of the word behind it: "ash shams"."""
    found = _assimilated().get(word)
    return found is not None and behind.startswith(found[1]) and len(behind) >= _LEAST


@cache
def _assimilated() -> Mapping[str, tuple[str, str]]:
    """Give the article in other spellings: as "al", and the letter it is spoken with.

    That of the sun behind it ("ash shams"), or none ("ul").
    """
    told = lexicon("persons.yml")["articles"].items()
    each = [(plain, before) for plain, written in told for before in written]
    unlike = {before + _PLAIN: (plain, "") for plain, before in each}
    for usual in (*_ARTICLES, *(plain for plain, _ in told)):
        unlike.pop(usual, None)
    sun = {
        before + letter: (plain, letter)
        for (plain, before), letter in product(each, _sun())
    }
    return {**unlike, **sun}


@cache
def _sun() -> tuple[str, ...]:
    return tuple(lexicon("persons.yml")["sun"])


@cache
def _parents() -> Mapping[str, str]:
    """Give "son of" and "father of", in other spellings than the usual one, as that."""
    spelt: Mapping[str, Sequence[str]] = lexicon("persons.yml")["before_arabic"]
    return {word: usual for usual, words in spelt.items() for word in words}


@cache
def _arabic_names() -> frozenset[str]:
    """Give the folded Arabic names that are known."""
    return frozenset(TABLES.kept("arabic_names", lambda: sorted({*_each_name()})))


def _each_name() -> Iterator[str]:
    document = lexicon("eastern_names.yml")
    for part in ("arabic", "women", "nisbas"):
        for entry in document[part]:
            for name in entry.removeprefix("~").split():
                yield fold(clean(name.replace("aa", "a")))
    yield from map(fold, lexicon("arabic_names.yml")["arabic"])


@cache
def _called() -> frozenset[str]:
    """Give these names, and folded words that firms are called by or that they do."""
    return _arabic_names() | _trades() | {*TABLES.kept("arabic_called", _each_called)}


def _each_called() -> list[str]:
    words: str = lexicon("words_apart.yml")["called"]["arabic"]
    return [fold(one) for entry in words.split() for one in entry.split("/")]


@cache
def _trades() -> frozenset[str]:
    """Give the folded words of trades and bodies that are known in Arabic."""
    return frozenset(TABLES.kept("arabic_trades", lambda: [*_each_trade()]))


def _each_trade() -> Iterator[str]:
    for name in ("words_abroad.yml", "trades_abroad.yml"):
        for words in lexicon(name)["abroad"]["arabic"].values():
            yield from map(fold, words)
