"""The index: who on the lists may be the party that is asked about."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Self

import numpy as np

from clearance.entities import Listing

from ._asked import (
    DEFAULT_THRESHOLD,
    LEAST_DIGITS,
    NOTHING,
    Answer,
    Asked,
    Options,
    Query,
    akin,
    asked_alone,
    asked_names,
    code_words,
    has_fields,
    has_more,
    make_ready,
    with_numbers,
)
from ._fit import Scale, scale_of
from ._listed import Floats, Shelf, build_shelf, open_shelf, save_shelf
from ._pause import Uncollected
from ._reach import UNKNOWN, Pair
from ._read import Texts
from ._search import Search, found_otherwise, may_be_firm
from ._weighing import (
    HEAD_MOST,
    HEAD_NAME,
    LEAST_NAME,
    Fitting,
    Marks,
    OfacNames,
    addresses_of,
    check_wanted,
    is_wanted,
    judge_all,
    leaves_out,
    ofac_matches,
    shared_place,
)
from ._words import Row, rows_of

_BATCH = 1024
# Texts after which Python may look for garbage: it looks through all that was kept.
_UNCOLLECTED = 2**16
# Fewer pairs of one query are sooner laid beside each other than told to be too unlike.
_WORTH_TELLING = 4

_USUAL = Options()


class Index:
    """Listed parties, ready to be searched by name and number.

    Never changes once built; a saved one is memory-mapped, so processes that open the
    same folder share its pages. The same question always gets the same answer.
    """

    def __init__(self, shelf: Shelf, *, accelerated: bool | None = None) -> None:
        self._shelf = shelf
        self._search = Search(shelf, accelerated=accelerated)
        self._fitting = Fitting(shelf, self._search.may_be_whole)

    @classmethod
    def build(
        cls, listings: Iterable[Listing], *, accelerated: bool | None = None
    ) -> Self:
        """Index listings; the order in which they come settles ties.

        *accelerated* as in `open`.
        """
        return cls(build_shelf(listings), accelerated=accelerated)

    @classmethod
    def open(cls, folder: Path, *, accelerated: bool | None = None) -> Self:
        """Open what `save` wrote.

        *accelerated* says whether to search with compiled code, which numba has to be
        installed for (`pip install clearance[fast]`); by default it is used where it is
        there and many names are asked together. The answers are the same.

        Raises StoreDamagedError for a folder that is missing, incomplete, changed or of
        another format: build the index again, and UsageError where numba is asked for
        and not installed.
        """
        return cls(open_shelf(folder), accelerated=accelerated)

    def save(self, folder: Path) -> None:
        """Write the index into *folder*, whole or not at all.

        Raises StoreFullError where there is no room or no right to write.
        """
        save_shelf(self._shelf, folder)

    @property
    def size(self) -> tuple[int, int]:
        """How many parties and how many names are indexed."""
        return self._shelf.size

    @property
    def sources(self) -> frozenset[str]:
        """The lists that the indexed parties are on."""
        return self._shelf.sources

    def listing(self, party: str) -> Listing | None:
        """Give an indexed party by its id; None where it is not among them."""
        place = self._shelf.place_of(party)
        return None if place is None else self._shelf.listing(place)

    def at_address(
        self, addresses: Collection[str]
    ) -> Iterator[tuple[Listing, tuple[str, ...]]]:
        """Find the listed parties in the same street and house as some addresses.

        Gives each with the words in common. Reads all addresses of all parties.
        """
        for place in range(self.size[0]) if addresses else ():
            listing = self._shelf.listing(place)
            street, words = shared_place(addresses, addresses_of(listing))
            if street:
                yield listing, words

    def screen(self, query: Query, options: Options | None = None) -> Answer:
        """Find the listed parties that may be the one asked about, best first.

        Raises InvalidValueError for a birth date that cannot be read and UsageError for
        an unknown kind and a list that is not indexed.
        """
        chosen = options or _USUAL
        check_wanted(self._shelf, chosen)
        with Uncollected():
            (found,) = self._answers((query,), chosen)
        return Marks(chosen.cleared).on(query, found) if chosen.cleared else found

    def screen_many(
        self, queries: Iterable[Query], options: Options | None = None
    ) -> Iterator[Answer]:
        """Screen many queries; each gets the answer that `screen` would give.

        Works in batches, and so gives answers later than it takes queries, in the same
        order. Raises what `screen` raises.
        """
        chosen = options or _USUAL
        check_wanted(self._shelf, chosen)
        waiting = iter(queries)
        marks = Marks(chosen.cleared)
        while asked := list(islice(waiting, _BATCH)):
            with Uncollected():
                answers = [*self._answers(asked, chosen)]
            for query, found in zip(asked, answers, strict=True):
                yield marks.on(query, found)

    def _answers(self, queries: Sequence[Query], options: Options) -> Iterator[Answer]:
        day = options.today
        if options.mode == "ofac":
            yield from (self._as_ofac(make_ready(q, day), options) for q in queries)
            return
        queries = [with_numbers(query) for query in queries]
        # All that cannot be read is refused before anything is answered.
        ready = [make_ready(q, day) if has_more(q) else None for q in queries]
        found = self._candidates(queries, options)
        for query, asked, names in zip(queries, ready, found, strict=True):
            if asked is None and not names:
                yield NOTHING
            else:
                own = asked or make_ready(query)
                least = _least(self._scale(options), fields=own.has_fields)
                pairs = _likely(self._search, self._fitting, own, names, least)
                yield self._answer(own, pairs, options)

    def _as_ofac(self, asked: Asked, options: Options) -> Answer:
        """Answer as OFAC's search site does; a number alone is looked up as ever."""
        if not asked.names:
            usual = min(options.threshold, DEFAULT_THRESHOLD)
            return self._answer(asked, [], replace(options, threshold=usual))
        return ofac_matches(self._shelf, self._ofac_names, asked, options)

    @cached_property
    def _ofac_names(self) -> OfacNames:
        shelf = self._shelf
        return OfacNames.build([shelf.name(n)[1] for n in range(shelf.size[1])])

    def considered(self, query: Query) -> tuple[str, ...]:
        """List the ids of the parties that a query is compared with by name.

        Everything else was too unlike to look at; for tests of what that loses.
        """
        make_ready(query)
        (pairs,) = self._candidates([query], Options())
        parties = dict.fromkeys(self._shelf.party_of(name) for _, name in pairs)
        return tuple(self._shelf.listing(party).entity.id for party in parties)

    def compare_all(
        self,
        query: Query,
        options: Options | None = None,
        *,
        parties: Collection[str] | None = None,
    ) -> Answer:
        """Answer without a search, from all listed names or those of *parties*.

        Slow; it is what `screen` must lose nothing of. Raises what `screen` raises.
        """
        chosen = options or Options()
        asked = make_ready(with_numbers(query), chosen.today)
        names = self._shelf.names_of(parties)
        pairs = [(one.text, name) for one in asked.names for name in names]
        return self._answer(asked, _unknown(pairs), chosen)

    def _candidates(
        self, batch: Sequence[Query], options: Options
    ) -> list[list[tuple[str, int]]]:
        """List for each query the (name asked, listed name) pairs to compare."""
        needed = _needed(self._scale(options), batch)
        # Several readings of one name may find the same listed one.
        found: dict[int, dict[tuple[str, int], None]] = {}
        names = [(at, name) for at, one in enumerate(batch) for name in one.names]
        if self._search.is_compiled_for(len(names)):
            asked = np.array([needed[at] for at, _ in names], np.float32).reshape(-1, 2)
            texts = Texts.of([name for _, name in names])
            for at, text, listed in self._search.of_texts(texts, asked):
                found.setdefault(names[at][0], {})[text, listed] = None
        else:
            rows = _rows_of_all(batch)
            least = [needed[row.place] for row in rows]
            for at, listed in self._search.candidates(rows, least):
                row = rows[at]
                found.setdefault(row.place, {})[row.text, listed] = None
        for at, query in enumerate(batch):
            for pair in found_otherwise(self._search, query.names, needed[at][1]):
                found.setdefault(at, {})[pair] = None
        return [[*found.get(place, ())] for place in range(len(batch))]

    def screen_texts(
        self, texts: Texts, ids: Callable[[int], str | None], options: Options
    ) -> Iterator[tuple[int, Query, Answer]] | None:
        """Screen names alone, one a text: (place, query, matches) of those that match.

        The same answers as those of `screen_many`, without an object for each of the
        others; *ids* gives that of each query. None where that cannot be done.
        """
        if options.mode == "ofac":
            return None
        return self._texts_answered(texts, ids, options)

    def _texts_answered(
        self, texts: Texts, ids: Callable[[int], str | None], options: Options
    ) -> Iterator[tuple[int, Query, Answer]]:
        check_wanted(self._shelf, options)
        marks = Marks(options.cleared)
        least = np.array([_least(self._scale(options), fields=False)], np.float32)
        for begin, part in _cut(texts, _UNCOLLECTED):
            with Uncollected():
                answers = [*self._parts_answered(part, least, options)]
            for at, answer in sorted(answers, key=itemgetter(0)):
                query = Query(ids(begin + at), (part[at],))
                yield begin + at, query, marks.on(query, answer)

    def _parts_answered(
        self, texts: Texts, least: Floats, options: Options
    ) -> Iterator[tuple[int, Answer]]:
        """Give the texts that match, and what, so many at once."""
        for low, part in _cut(texts, self._search.most_texts(len(texts))):
            for at, found in self._part_answered(part, least, options):
                yield low + at, found

    def _part_answered(
        self, texts: Texts, least: Floats, options: Options
    ) -> Iterator[tuple[int, Answer]]:
        """Give the texts that match, and what; *least* is the same for all of them."""
        due = _least(self._scale(options), fields=False)
        numbered = _numbered_among(texts)
        told = zip(numbered, self._answers([*numbered.values()], options), strict=True)
        yield from ((at, found) for at, found in told if found)
        pairs = _pairs_of(self._search, texts, least)
        order = sorted(pairs.keys() - numbered.keys())
        ready = [asked_alone(texts[at]) for at in order]
        each = [[*pairs[at]] for at in order]
        likely, strangers = self._search.likely(ready, each, due)
        self._fitting.learn(strangers)
        for at, asked, some in zip(order, ready, likely, strict=True):
            found = self._answer(asked, some, options) if some else NOTHING
            if found:
                yield at, found

    def _answer(self, asked: Asked, pairs: list[Pair], options: Options) -> Answer:
        if leaves_out(options):
            shelf, of = self._shelf, self._shelf.party_of
            pairs = [one for one in pairs if is_wanted(shelf, of(one[1]), options)]
        scale = self._scale(options)
        least = _least(scale, fields=asked.has_fields)
        named = self._fitting.best_names(asked, pairs, least)
        if not named and not asked.identifiers:
            return Answer(notes=asked.notes) if asked.notes else NOTHING
        numbered = _numbered(self._shelf, asked)
        wanted = (one for one in numbered if is_wanted(self._shelf, one, options))
        each = {party: named.get(party) for party in (*named, *wanted)}
        return judge_all(self._shelf, asked, each, options=options, scale=scale)

    def _scale(self, options: Options) -> Scale:
        return scale_of(self._shelf.size[1], options.threshold, options.base_rate)


def _cut(texts: Texts, most: int) -> Iterator[tuple[int, Texts]]:
    """Give texts in parts of at *most* so many, each with the place of its first."""
    for low in range(0, len(texts), most):
        yield low, texts.part(low, min(low + most, len(texts)))


def _numbered_among(texts: Texts) -> dict[int, Query]:
    """Give the queries of texts that say numbers of a party beside its name."""
    places = {*texts.with_digits(LEAST_DIGITS), *texts.saying(code_words())}
    asked = {at: with_numbers(Query(names=(texts[at],))) for at in sorted(places)}
    return {at: query for at, query in asked.items() if query.identifiers}


def _pairs_of(
    search: Search, texts: Texts, least: Floats
) -> dict[int, dict[tuple[str, int], None]]:
    """Give the (name asked, listed name) pairs to compare of the texts with any.

    *least* is the same for all texts.
    """
    pairs: dict[int, dict[tuple[str, int], None]] = {}
    needed = least.repeat(len(texts), axis=0)
    for at, text, listed in search.of_texts(texts, needed):
        pairs.setdefault(at, {})[text, listed] = None
    for at in {*texts.with_letters(), *texts.with_signs()}:
        text = texts[at]
        # Most are no firms, and need no more than to be told from them.
        if may_be_firm(text):
            for pair in found_otherwise(search, (text,), float(needed[at, 1])):
                pairs.setdefault(at, {})[pair] = None
    return pairs


def _unknown(pairs: Iterable[tuple[str, int]]) -> list[Pair]:
    """Say of pairs that it is not known which readings may fit."""
    return [(text, name, UNKNOWN) for text, name in pairs]


def _likely(
    search: Search,
    fitting: Fitting,
    asked: Asked,
    names: list[tuple[str, int]],
    least: tuple[float, float],
) -> list[Pair]:
    """Leave out pairs that cannot score *least*, where compiled code tells it."""
    if len(names) < _WORTH_TELLING:
        return _unknown(names)
    (likely,), strangers = search.likely([asked], [names], least)
    fitting.learn(strangers)
    return likely


def _rows_of_all(batch: Sequence[Query]) -> list[Row]:
    """Give the readings of all names of some queries, each with its query's place."""
    rows: list[Row] = []
    for place, query in enumerate(batch):
        for name in asked_names(query.names):
            rows += rows_of(place, name)
    return rows


def _needed(scale: Scale, batch: Sequence[Query]) -> list[tuple[float, float]]:
    """Give what the names of each query must score at least."""
    bare, told = (_least(scale, fields=fields) for fields in (False, True))
    return [told if has_fields(query) else bare for query in batch]


def _least(scale: Scale, *, fields: bool) -> tuple[float, float]:
    """Give the least that the names of a person and of all else must score.

    Other fields that are asked about may raise what a name scores.
    """
    if fields:
        return LEAST_NAME, LEAST_NAME
    needed = scale.least_name
    return (
        max(needed, LEAST_NAME),
        max(min(needed, HEAD_NAME), needed - HEAD_MOST, LEAST_NAME),
    )


def _numbered(shelf: Shelf, asked: Asked) -> Iterator[int]:
    """List the parties that have one of the numbers asked about, or nearly."""
    for type_name, text in asked.identifiers:
        for type_ in (type_name, *akin(type_name)):
            yield from shelf.identifiers.find(type_, text)
            yield from shelf.slips.find(type_, text)
