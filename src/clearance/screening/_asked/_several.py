"""Several names of one party in one field, and what a name says of itself again."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from clearance.names import (
    called_by_letters,
    clean,
    foreigner_in,
    in_legal_form,
    letters_in,
    married_words,
    may_be_by_letters,
    may_be_compound,
    may_be_foreigner,
    may_be_letters,
    may_name_body,
    named_as_body,
    own_name,
    readings,
    romanise,
    said_in_parts,
    said_plainly,
    spelt_in_syllables,
    surnames_of_syllables,
    telling_letters,
    telling_places,
    trades_in_full,
    with_dots,
    words_of_bodies,
    words_of_cut_trades,
    words_of_initials,
    words_of_traders,
)

from ._aircraft import aircraft_in, may_be_of_aircraft, words_of_aircraft
from ._around import (
    ended_by_form,
    initials_in,
    is_form,
    may_be_initials,
    trader_in,
    without_account,
)
from ._cells import has_lines, names_in_cell, words_between_persons
from ._contracts import may_be_in_contract, names_in_contract, words_in_contracts
from ._listed_so import LISTED, may_be_listed, named_within_group
from ._married import married_names
from ._mended import may_be_garbled, mended
from ._numbered import has_digits, names_beside_numbers, words_of_numbers
from ._offices import without_offices, words_of_offices
from ._parted import (
    FORMERLY,
    LONGEST_FIELD,
    MAY_BE_PARTED,
    MOST_NAMES,
    asked_parts,
    names_in,
)
from ._payments import on_behalf, without_payment, words_of_payments
from ._placed import (
    placed_beside,
    row_numbers,
    tells_row_or_place,
    without_row_or_place,
)
from ._purposes import may_have_purpose
from ._remarks import letters_joined, without_remarks, words_of_remarks
from ._ships import may_be_of_ship, ships_in, surely_bare, words_of_ships
from ._shortened import said_otherwise, without_branch
from ._signs import in_two_scripts, is_in_two_scripts, said_in_signs
from ._zone import in_zone

_AGAIN = re.compile(r"[(（]([^()（）]{2,80})[)）]|,\s*([^\s,;]{2,8})\s*$")
# What a name in Cyrillic has in quotes.
_QUOTED = re.compile(
    "(?:[«„“”\"‘’'»]|<<)([\u0400-\u052f][\u0400-\u052f0-9 .-]{2,40})(?:[»“”\"’'‘]|>>)"
)
_CAPITALS = re.compile(r"[(（][A-Z]{2,8}[)）]")
# Whom a plant or an institute is named after is often left out.
_HONOURED = re.compile(
    r"[\s,]+(?:named after|imeni|им(?:ени|\.)|імені)\s+(?:\S+(?:\s+|$)){1,4}$",
    re.IGNORECASE,
)
_LONGEST_LINE = 140  # signs of a line of a payment message (SWIFT MT: four of 35)
_LEAST_LEFT = 3  # words that must be left of a name
_LEAST_LETTERS = 2
_KEPT = 2**16  # pieces of names of which it is kept whether they may hold more
_LEAST_SHORT = 5  # letters of a short name that is searched for by itself
_LEAST_SHORTENED = 3  # words of which another may be an abbreviation
_LEAST_ABBREVIATION = 4  # letters of one that is searched for by itself
# A short name beside the long one: "MZKT - Minskiy zavod ...", "... zavod: LMZ".
_BESIDE = re.compile(
    r"\s*(?P<first>[^\s:]{3,10})(?:\s+[-–—]|:)\s+(?P<rest>.{8,})"
    r"|(?P<name>.{8,}?)(?:\s+[-–—]|:)\s+(?P<last>[^\s:]{3,10})\s*"
)
_DASHES = frozenset("-–—")
# Hebrew letters as they are written where a word ends, and elsewhere.
_FINAL = str.maketrans("ךםןףץ", "כמנפצ")
_COMMA = re.compile(r"\s*[,،]\s*")

# Words of letters alone that part names or say whom something is named after.
_TELLING = frozenset(
    {
        "aka",
        "fka",
        "now",
        "nka",
        "dba",
        "known",
        "named",
        "as",
        "imeni",
        "имени",
        "імені",
    }
    | {"ex", "daughter", "wife", "widow", "husband"}
    # Of phrases the word that tells most: "de" is in half of all Spanish names.
    | {max(one.split(), key=len) for one in (*FORMERLY, *married_words())}
)


@cache
def telling_words() -> frozenset[str]:
    """Give the words of letters alone that tell that a name may hold others."""
    found = _TELLING | words_of_bodies() | surnames_of_syllables()
    found |= words_of_ships() | words_of_aircraft()
    found |= telling_letters() | telling_places() | row_numbers()
    found |= words_of_traders() | words_of_initials() | words_of_numbers()
    found |= words_in_contracts() | words_of_cut_trades()
    beside = words_of_remarks(), words_of_offices(), words_of_payments()
    return found.union(words_between_persons(), *beside)


def may_hold_more(piece: str) -> bool:
    """Say whether a name with this between two spaces may hold more than one name.

    Quick; `asked_names` gives one name for a name of which no piece may.
    """
    folded = piece.casefold()
    if may_be_compound(piece) or may_be_foreigner(piece) or may_be_letters(piece):
        return True
    if piece.isalpha():
        told = folded in telling_words() or may_be_initials(piece)
        return told or (
            not piece.isascii() and (may_be_garbled(piece) or may_name_body(piece))
        )
    told = "known" in folded or "named" in folded or piece in _DASHES or "<<" in piece
    bare = folded.strip(".,:()")
    told = told or folded.strip(",:()") in _TELLING or bare in _TELLING
    told = told or not telling_words().isdisjoint((bare, folded))
    told = told or has_digits(piece)
    told = told or may_be_of_ship(folded) or may_be_of_aircraft(piece)
    told = told or tells_row_or_place(piece, folded) or may_be_in_contract(piece)
    told = told or may_have_purpose(piece)
    told = told or bool(MAY_BE_PARTED.search(f" {piece} ")) or may_be_garbled(piece)
    return told or may_name_body(piece) or may_be_by_letters(piece)


def names_within(text: str, other: str) -> Iterator[str]:
    """Give the names that a text holds, to be laid beside one *other* name.

    The several names of one party, its name without an account or a town around it,
    and its abbreviation in brackets where the other name is one word.
    """
    for bare in names_beside_numbers(text):
        yield from (bare, *names_within(bare, other))
    yield from names_in(text)
    yield from mended(text[:LONGEST_FIELD])
    if has_lines(text) or any(map(_may_hold_more, text.split())):
        yield from _beside(text[:LONGEST_FIELD])
    if len(text) > _LONGEST_LINE:
        return
    if (own := own_name(text)) and not own_name(other):
        yield own
    bare = without_account(text[:LONGEST_FIELD])
    whole = ended_by_form(bare)
    named = without_remarks(text), letters_joined(text), *aircraft_in(text)
    named = *named, *placed_beside(text, other), with_dots(text)
    named = *named, foreigner_in(text), initials_in(text), letters_in(text)
    named = *named, trades_in_full(text)
    yield from (
        one for one in dict.fromkeys((bare, whole, *named)) if one not in ("", text)
    )
    if not any(ships_in(other)):
        yield from ships_in(text)
    yield from said_otherwise(text, other)
    words = [word for word in clean(other, dotted=True).split() if not is_form(word)]
    if len(words) == 1:
        yield from _abbreviations(text[:LONGEST_FIELD])


def asked_names(names: Iterable[str]) -> tuple[str, ...]:
    """List the names to search for: those given, and what each of them holds.

    Of a field with several names each that is more than one word, and what is left of
    one that says itself again: "United Shipbuilding Corporation (USC)"; what is left
    of one without the person that it is named after; and compounds in English words.
    """
    found: dict[str, None] = {}
    for name in names:
        found[name] = None
        if _tells_more(name):
            found.update(dict.fromkeys(_all_held(name)))
    return tuple(found)


def _tells_more(name: str) -> bool:
    more = has_lines(name) or any(map(_may_hold_more, name.split()))
    return more or is_in_two_scripts(name)


@lru_cache(maxsize=4096)
def _all_held(name: str) -> tuple[str, ...]:
    """List what a name holds; kept, as a search asks once more for firms alone."""
    short = name[:LONGEST_FIELD]
    found = [*mended(short), *spelt_in_syllables(short)]
    found += asked_names(names_beside_numbers(name))
    found += in_zone(short) if "<<" in short else ()
    found += in_two_scripts(short)
    if any(map(may_name_body, short.split())):
        found += named_as_body(short)
    if any(map(may_be_by_letters, short.split())):
        found += called_by_letters(short)
    said = said_in_parts(short), without_remarks(short), *without_row_or_place(short)
    said = *said, trader_in(short), with_dots(short), foreigner_in(short)
    said = *said, initials_in(short), letters_in(short), trades_in_full(short)
    found += [one for one in said if one and one != short]
    found += [*_things_in(short), *_beside(short)]
    if MAY_BE_PARTED.search(name) or married_names(short):
        found += _held(name)
    return tuple(found)


def _things_in(text: str) -> Iterator[str]:
    """Give the ships and aircraft that a text names beside other words."""
    yield from ships_in(text)
    yield from aircraft_in(text)


def _beside(text: str) -> Iterator[str]:
    """Give the names of one cell without what a payment or an office says of them."""
    parts = *names_in_cell(text), *on_behalf(text)
    for part in parts or (text,):
        paid = without_payment(part)
        said = part, paid, without_remarks(without_offices(without_remarks(paid)))
        yield from (one for one in dict.fromkeys(said) if one != text)
    yield from names_in_contract(text)


# Words come again and again where names do not.
_may_hold_more = lru_cache(maxsize=_KEPT)(may_hold_more)


def _held(name: str) -> Iterator[str]:
    field = name[:LONGEST_FIELD]
    bare = ended_by_form(without_account(field)), surely_bare(field)
    yield from (one for one in bare if one not in {name, field})
    if own := own_name(name[:LONGEST_FIELD]):
        yield own
    if (plainly := said_plainly(name[:LONGEST_FIELD])) != name[:LONGEST_FIELD]:
        yield plainly
    yield from asked_parts(name)
    if len(clean(whole := without_branch(name)).split()) > 1:
        yield whole
    yield from _said_otherwise(name)
    yield from said_in_signs(name[:LONGEST_FIELD])
    yield from _by_sound(name[:LONGEST_FIELD])
    if len(name) <= LONGEST_FIELD:
        once = _said_once(name)
        for whole in dict.fromkeys((name, once)):
            short = _HONOURED.sub("", whole)
            if short != whole and len(clean(short).split()) >= _LEAST_LEFT:
                yield short
        if once != name:
            yield once
        yield from _short_names(name)
        if not name.isascii():
            yield from _abbreviations(name)


def listed_names(text: str, *, person: bool) -> tuple[str, ...]:
    """List the names by which a listed party is known: this one, and what it holds.

    Lists, too, write several names of a firm into one field: "A (also known as B)".
    """
    if person or len(text) > LONGEST_FIELD:
        return (text,)
    if not any(map(may_be_listed, text.split())):
        return (text,)
    bodies = named_as_body(text) if any(map(may_name_body, text.split())) else ()
    bodies = (*bodies, *called_by_letters(text))
    if in_parts := said_in_parts(text):
        bodies = (*bodies, in_parts)
    if not LISTED.search(text):
        return (text, *bodies)
    parts = [part for part in names_in(text) if len(clean(part).split()) > 1]
    said = (*parts, _said_once(text), *_short_names(text), *named_within_group(text))
    said = (*said, *_without_capitals(text), *_bracketed(text), *bodies)
    return tuple(dict.fromkeys((text, *said)))


def _abbreviations(name: str) -> Iterator[str]:
    """Give the abbreviation that a name in another script says of itself.

    Behind it in brackets, or beside it; and then what it is short for.
    """
    for found in _AGAIN.finditer(name):
        rest = clean(name[: found.start()] + " " + name[found.end() :]).split()
        said = clean(found.group(1) or found.group(2)).split()
        said = [word for word in said if not in_legal_form(romanise(word))]
        if len(said) == 1 and _may_be_alone(said[0], rest):
            yield said[0]
    beside = _BESIDE.fullmatch(name)
    if beside is not None:
        short = clean(beside["first"] or beside["last"])
        rest = clean(beside["rest"] or beside["name"]).split()
        if " " in short or short in rest:
            return
        if _may_be_alone(short, rest):
            yield short
        if len(rest) >= _LEAST_SHORTENED and _is_short_for(short, rest):
            yield beside["rest"] or beside["name"]


def _bracketed(name: str) -> Iterator[str]:
    """Give the abbreviation of its own words that a name has in brackets behind it."""
    return _abbreviations(name) if _CAPITALS.search(name) else iter(())


def _may_be_alone(word: str, words: list[str]) -> bool:
    """Say whether an abbreviation of words may be all that the list has."""
    long = len(word) >= _LEAST_ABBREVIATION and len(words) >= _LEAST_SHORTENED
    return long and word not in words and _is_short_for(word, words)


def _without_capitals(name: str) -> Iterator[str]:
    """Give a listed name without capitals in brackets, short for whatever words."""
    rest = _CAPITALS.sub(" ", name)
    if rest != name and len(clean(rest).split()) >= _LEAST_LEFT:
        yield " ".join(rest.split())


def _said_once(name: str) -> str:
    """Leave out what a name says of itself again."""
    once = _AGAIN.sub(lambda found: _unless_again(name, found), name)
    return " ".join(once.split()) if once != name else name


def _short_names(name: str) -> Iterator[str]:
    """Give what brackets say that a firm is called for short, with its legal form."""
    for found in _AGAIN.finditer(name):
        said = (found.group(1) or "").strip()
        words = romanise(clean(said)).split()
        formed = any(in_legal_form(word) for word in words[:1] + words[-1:])
        if formed and any(
            len(word) >= _LEAST_SHORT and not in_legal_form(word) for word in words
        ):
            yield said


def _by_sound(name: str) -> Iterator[str]:
    """Give a name in Cyrillic with what it has in quotes spelt by its sound.

    What a firm is called is seldom translated, also where it is an ordinary word.
    """
    spelt = _QUOTED.sub(lambda found: f" {romanise(clean(found.group(1)))} ", name)
    if spelt != name:
        yield spelt


def _said_otherwise(name: str) -> Iterator[str]:
    """Give the spellings of one name that commas part: they share half their words.

    In whatever way these are read: "Мурман Сифуд, Мурманские морепродукты".
    """
    parts = _COMMA.split(name[:LONGEST_FIELD])
    cleaned = [clean(part) for part in parts]
    least = min(len(part.split()) for part in cleaned)
    if len(parts) in (2, MOST_NAMES) and least > 1:
        read = [frozenset(" ".join(readings(part)).split()) for part in cleaned]
        if 2 * len(frozenset.intersection(*read)) >= least:
            yield from parts


def _unless_again(name: str, found: re.Match[str]) -> str:
    """Leave out what only repeats words of the rest, or their first letters."""
    rest = clean(name[: found.start()] + " " + name[found.end() :])
    words = rest.split()
    letters = "".join(word[0] for word in words)
    said = clean(found.group(1) or found.group(2)).split()
    again = (len(words) > 1 or not rest.isascii()) and all(
        word in words
        or (len(word) >= _LEAST_LETTERS and word in letters)
        or (not word.isascii() and word in rest.replace(" ", ""))
        or in_legal_form(romanise(word))
        or (len(words) >= _LEAST_SHORTENED and _is_short_for(word, words))
        for word in said
    )
    return " " if again and said else found.group()


def _is_short_for(word: str, words: list[str]) -> bool:
    """Say whether a word is made of the beginnings of others, and perhaps more letters.

    In their order, each of its letters in one of them: ГосНИИмаш, VNIIFTRI.
    """
    word = word.translate(_FINAL)
    if len(word) < _LEAST_LETTERS or word[0] not in {one[0] for one in words}:
        return False
    letters = iter(" ".join(words).translate(_FINAL))
    return all(char in letters for char in word)
