"""What was left out of a name before it was searched for, and of what kind that is.

Asked only of names that were found: which words of a text a name does not have is seen
by laying both side by side, and each kind is told by what leaves it out.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from clearance.names import countries_of_place, entrepreneur_in

from ._aircraft import aircraft_in
from ._cells import names_in_cell
from ._contracts import ends_in_contract, kind_in_contract
from ._numbered import is_numbered, numbered
from ._offices import without_offices
from ._parted import names_in
from ._payments import on_behalf, without_payment
from ._placed import places_said, without_row
from ._remarks import born_in, without_remarks
from ._ships import ships_in, surely_bare
from ._shortened import without_branch

_LONGEST = 400  # signs of a text that is looked through
_MOST_APART = 8  # things left out side by side that are looked at one by one
_WORD = re.compile(r"[^\s.,;:،，、()\[\]（）【】{}\"“”„«»<>|/*#–—-]+")
# What parts two things that are left out side by side.
_SIGN = re.compile(r"[,;،，、()\[\]（）\n]|\s[-–—|/:]\s")
# The number of a ship, an account or a client, without a word or with a ship's.
_NUMBER = re.compile(r"(?:(?:imo|mmsi|имо)\b.*\d|\d{5,})", re.IGNORECASE)

_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_]$")
_BRACKET = re.compile(r"[()\[\]（）]")

_Span = tuple[int, int]


class LeftOut(NamedTuple):
    """Words that a name was searched for without; `kind` is "" where none is known."""

    kind: str
    text: str


@lru_cache(maxsize=4096)
def left_out(said: str, name: str) -> tuple[LeftOut, ...]:
    """Say what of a text a name that was read from it does not have.

    In the order of the text. Nothing where both have the same words, and where the name
    has others: it is another reading then, and no part.
    """
    if len(said) > _LONGEST:
        return ()
    found: list[LeftOut] = []
    for run in _runs(said, name):
        kinds = [(_kind(said, span, name), span) for span in run]
        for kind, some in groupby(kinds, key=lambda one: one[0]):
            spans = [span for _, span in some]
            text = said[spans[0][0] : spans[-1][1]]
            if _BRACKET.search(text):
                text = ", ".join(said[slice(*span)] for span in spans)
            if kind == "other name":
                text = _other_name(said, text, name)
            found.append(LeftOut(kind, text))
    return tuple(found)


def country_left_out(said: str, name: str) -> tuple[str, str]:
    """Give the places that were left out of a text, and the code of their country.

    Two empty texts where they tell none, or not all the same.
    """
    texts = [one.text for one in left_out(said, name) if one.kind == "place"]
    places = [place for text in texts for place in places_said(text)]
    told = [codes for codes in map(countries_of_place, places) if codes]
    codes = frozenset.intersection(*told) if told else frozenset()
    return (", ".join(texts), min(codes)) if len(codes) == 1 else ("", "")


def _runs(said: str, name: str) -> Iterator[list[_Span]]:
    """Give where a text has words that a name has not, those side by side together."""
    words = [found.span() for found in _WORD.finditer(said)]
    own = [said[start:end].casefold() for start, end in words]
    ends = ends_in_contract(said, name)
    kept = _kept(own, [one.casefold() for one in _WORD.findall(name)])
    for alone, places in groupby(range(len(own)), key=lambda at: at not in kept):
        if alone and kept:
            parts = _parted(said, [words[at] for at in places], ends)
            run = [_closed(said, part) for part in parts]
            yield run if len(run) <= _MOST_APART else [(run[0][0], run[-1][1])]


def _kept(own: list[str], name: list[str]) -> frozenset[int]:
    """Say which words of a text are those of a name; none where it has others, too."""
    size = len(name)
    for at in range(len(own) - size + 1):
        if own[at : at + size] == name:
            return frozenset(range(at, at + size))
    found, at = set(), 0
    for word in name:
        if word not in own[at:]:
            return frozenset()
        at = own.index(word, at) + 1
        found.add(at - 1)
    return frozenset(found)


def _parted(said: str, words: list[_Span], ends: Iterable[int]) -> Iterator[_Span]:
    """Part words side by side: at a sign, the number of a row, and these *ends*."""
    row = len(said) - len(without_row(said))
    start, end = words[0]
    for first, last in words[1:]:
        ended = any(end <= one <= first for one in ends)
        if ended or _SIGN.search(said, end, first) or start < row <= first:
            yield start, end
            start = first
        end = last
    yield start, end


def _closed(said: str, span: _Span) -> _Span:
    """Take the quotation mark or the dot with it that the end of a part has."""
    start, end = span
    text, sign = said[start:end], said[end : end + 1]
    for opening, closing in ("«»", '""', "“”", "„“"):
        opened = text.count(opening) % 2 if opening == closing else opening in text
        if opened and sign == closing:
            return start, end + 1
    return (start, end + 1) if sign == "." and _INITIAL.search(text) else span


class _Beside(NamedTuple):
    """Words that stand beside a name in a text, and where they end in it."""

    said: str
    end: int
    text: str
    name: str

    def is_left_out_by(self, leave_out: Callable[[str], str], *more: str) -> bool:
        """Say whether what leaves out words of a kind leaves the name alone."""
        ways = f"{self.text} {self.name}", f"{self.name} {self.text}", *more
        return any(leave_out(way) == self.name for way in ways)


def _is_remark(one: _Beside) -> bool:
    return one.is_left_out_by(without_remarks, f"{one.name} ({one.text})")


def _is_of_ship(one: _Beside) -> bool:
    return one.name in ships_in(one.said) or one.name == surely_bare(one.said)


# The first that fits tells the kind.
_KINDS: Mapping[str, Callable[[_Beside], object]] = {
    "row number": lambda one: one.end <= len(one.said) - len(without_row(one.said)),
    "place": lambda one: places_said(one.text),
    "birth date": lambda one: born_in(f"{one.name} {one.text}")[1],
    "number": lambda one: _NUMBER.fullmatch(one.text) or is_numbered(one.text),
    "title": lambda one: one.is_left_out_by(without_offices, f"{one.name}, {one.text}"),
    "payment": lambda one: one.is_left_out_by(without_payment),
    "remark": _is_remark,
    "bank": lambda one: one.text and one.text == numbered(one.said).bank,
    "other name": lambda one: _other_name(one.said, one.text, one.name),
    "ship": _is_of_ship,
    "aircraft": lambda one: one.name in aircraft_in(one.said),
    "sole trader": lambda one: one.is_left_out_by(entrepreneur_in),
    "branch": lambda one: without_branch(f"{one.name}, {one.text}") == one.name,
}


def _kind(said: str, span: _Span, name: str) -> str:
    """Say of what kind words are that stand beside a name; "" where none is known."""
    one = _Beside(said, span[1], said[slice(*span)], name)
    kinds = (kind for kind, fits in _KINDS.items() if fits(one))
    return kind_in_contract(said, one.text, name) or next(kinds, "")


def _other_name(said: str, text: str, name: str) -> str:
    """Give the other name, of one party or of several, that is left out; or ""."""
    names = names_in(said) or (*names_in_cell(said),) or (*on_behalf(said),)
    others = (one for one in names if one not in name and name not in one)
    return next((one for one in others if one in text), "")
