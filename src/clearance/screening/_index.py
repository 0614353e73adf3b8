"""The index: who on the lists may be the party that is asked about."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Self

from clearance.entities import Listing, kinds
from clearance.names import NameParts

from ._asked import Asked, has_fields, has_more, make_ready
from ._build import Shelf, build_shelf
from ._cleared import Marks
from ._corroborate import CONTRADICTIONS, corroborate, weighed
from ._explain import explain_name
from ._fit import NameFit
from ._identifiers import akin
from ._namefit import fit_names
from ._ofac import OfacNames, ofac_matches
from ._query import DEFAULT_THRESHOLD, Evidence, Match, Options, Query
from ._rows import rows_of
from ._search import Search
from ._storage import open_shelf, save_shelf
from ._wholefit import MOST_WHOLE, fit_whole

# A name below this is not worth another look, whatever the other fields say.
_LEAST_NAME = 0.5
_WEAK_ALIAS = 0.9
_HEAD_MOST, _HEAD_STEP, _HEAD_NAME = 0.09, 0.02, 0.7
_MOST = 0.995
_BATCH = 256

_Found = dict[int, "_Named"]


@dataclass(slots=True)
class _Named:
    """The listed name of a party that fits best so far."""

    name: int
    asked: str
    fit: NameFit
    score: float


class Index:
    """Listed parties, ready to be searched by name and number.

    Never changes once built; a saved one is memory-mapped, so processes that open the
    same folder share its pages. The same question always gets the same answer.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._search = Search(shelf)

    @classmethod
    def build(cls, listings: Iterable[Listing]) -> Self:
        """Index listings; the order in which they come settles ties."""
        return cls(build_shelf(listings))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open what `save` wrote.

        Raises StoreDamagedError for a folder that is missing, incomplete, changed or of
        another format: build the index again.
        """
        return cls(open_shelf(folder))

    def save(self, folder: Path) -> None:
        """Write the index into *folder*, whole or not at all.

        Raises StoreFullError where there is no room or no right to write.
        """
        save_shelf(self._shelf, folder)

    @property
    def size(self) -> tuple[int, int]:
        """How many parties and how many names are indexed."""
        return self._shelf.size

    def listing(self, party: str) -> Listing | None:
        """Give an indexed party by its id; None where it is not among them."""
        place = self._shelf.place_of(party)
        return None if place is None else self._shelf.listing(place)

    def screen(self, query: Query, options: Options | None = None) -> tuple[Match, ...]:
        """Find the listed parties that may be the one asked about, best first.

        Raises InvalidValueError for a birth date that cannot be read and UsageError for
        an unknown kind.
        """
        return next(self.screen_many((query,), options))

    def screen_many(
        self, queries: Iterable[Query], options: Options | None = None
    ) -> Iterator[tuple[Match, ...]]:
        """Screen many queries; each gets the answer that `screen` would give.

        Works in batches, and so gives answers later than it takes queries, in the same
        order. Raises what `screen` raises.
        """
        chosen = options or Options()
        for kind in chosen.kinds or ():
            kinds()[kind]
        waiting = iter(queries)
        marks = Marks(chosen.cleared)
        while asked := list(islice(waiting, _BATCH)):
            for query, found in zip(asked, self._answers(asked, chosen), strict=True):
                yield marks.on(query, found)

    def _answers(
        self, queries: Sequence[Query], options: Options
    ) -> Iterator[tuple[Match, ...]]:
        if options.mode == "ofac":
            yield from (self._as_ofac(make_ready(one), options) for one in queries)
            return
        # All that cannot be read is refused before anything is answered.
        ready = [make_ready(one) if has_more(one) else None for one in queries]
        found = self._candidates(queries, options)
        for query, asked, names in zip(queries, ready, found, strict=True):
            if asked is None and not names:
                yield ()
            else:
                yield self._answer(asked or make_ready(query), names, options)

    def _as_ofac(self, asked: Asked, options: Options) -> tuple[Match, ...]:
        """Answer as OFAC's search site does; a number alone is looked up as ever."""
        if not asked.names:
            usual = min(options.threshold, DEFAULT_THRESHOLD)
            return self._answer(asked, [], replace(options, threshold=usual))
        return ofac_matches(self._shelf, self._ofac_names, asked, options, self._wanted)

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
    ) -> tuple[Match, ...]:
        """Answer without a search, from all listed names or those of *parties*.

        Slow; it is what `screen` must lose nothing of. Raises what `screen` raises.
        """
        asked = make_ready(query)
        names = self._shelf.names_of(parties)
        pairs = [(one.text, name) for one in asked.names for name in names]
        return self._answer(asked, pairs, options or Options())

    def _candidates(
        self, batch: Sequence[Query], options: Options
    ) -> list[list[tuple[str, int]]]:
        """List for each query the (name asked, listed name) pairs to compare."""
        found: list[list[tuple[str, int]]] = [[] for _ in batch]
        rows = [
            row
            for place, query in enumerate(batch)
            for name in dict.fromkeys(query.names)
            for row in rows_of(place, name)
        ]
        fields = [has_fields(query) for query in batch]
        any_field = (_LEAST_NAME, _LEAST_NAME)
        bare = (
            max(options.threshold, _LEAST_NAME),
            max(_LEAST_NAME, min(options.threshold, _HEAD_NAME)),
        )
        least = [any_field if fields[row.place] else bare for row in rows]
        for at, name in self._search.candidates(rows, least):
            found[rows[at].place].append((rows[at].text, name))
        return found

    def _answer(
        self, asked: Asked, pairs: list[tuple[str, int]], options: Options
    ) -> tuple[Match, ...]:
        named = self._fit(asked, pairs, options)
        numbered = [
            party
            for type_name, text in asked.identifiers
            for type_ in (type_name, *akin(type_name))
            for party in (
                *self._shelf.identifiers.find(type_, text),
                *self._shelf.slips.find(type_, text),
            )
            if self._wanted(party, options)
        ]
        parties = dict.fromkeys([*named, *numbered])
        matches = []
        for party in parties:
            match = self._judge(asked, party, named.get(party), options)
            if match is not None:
                matches.append((-match.score, party, match))
        matches.sort(key=lambda entry: entry[:2])
        return tuple(match for _, _, match in matches[: options.limit])

    def _wanted(self, party: int, options: Options) -> bool:
        return _is_wanted(self._shelf, party, options)

    def _fit(
        self, asked: Asked, pairs: list[tuple[str, int]], options: Options
    ) -> _Found:
        """Find for each party the name that fits best, if any fits well enough."""
        found: _Found = {}
        names = {name.text: name for name in asked.names}
        for text, number in pairs:
            party = self._shelf.party_of(number)
            if not self._wanted(party, options):
                continue
            person = self._shelf.is_person(party)
            ours = names[text].person if person else names[text].company
            fit = self._best_fit(ours, number, person=person)
            if fit.score < MOST_WHOLE:
                listed = self._shelf.name(number)[1]
                begin = self._shelf.beginning_with
                fit = fit_whole(text, listed, fit, begin, person=person)
            if fit.score < _LEAST_NAME:
                continue
            if self._shelf.is_weak(number):
                fit.lower(_WEAK_ALIAS, "The list itself calls this alias weak.")
            best = found.get(party)
            if fit.score >= _LEAST_NAME and (best is None or fit.score > best.score):
                found[party] = _Named(number, text, fit, fit.score)
        return found

    def _best_fit(
        self, ours: tuple[NameParts, ...], number: int, *, person: bool
    ) -> NameFit:
        """Lay every reading of a name beside every reading of a listed one."""
        best = NameFit([], [], [])
        for one in ours:
            for other in self._shelf.parts_of(number):
                fit = fit_names(one, other, self._shelf.rarity, person=person)
                if fit.score > best.score:
                    best = fit
        return best

    def _judge(
        self, asked: Asked, party: int, named: _Named | None, options: Options
    ) -> Match | None:
        """Put name and all else together; None below the threshold."""
        if (
            named is not None
            and named.score + _HEAD_MOST < options.threshold
            and not asked.has_fields
        ):
            return None
        evidence: list[Evidence] = []
        if named is not None:
            evidence += _head(self._shelf, party, named)
        score = (named.score if named else 0.0) + sum(e.points for e in evidence)
        base = score
        listing = self._shelf.listing(party)
        said = corroborate(asked, listing)
        score = _apply(score, weighed(said, options), evidence)
        contradicted = any(
            one.code in CONTRADICTIONS and options.weight(one.code) for one in said
        )
        if score < options.threshold <= base and not contradicted:
            text = "Kept, since the name alone reaches the threshold."
            evidence.append(Evidence(text, options.threshold - score, "kept"))
            score = options.threshold
        if score < options.threshold:
            return None
        if named is None:
            return self._numbered(asked, listing, score, evidence)
        prop, text = self._shelf.name(named.name)
        first = explain_name(named.asked, text, prop, named.fit)
        return Match(listing, score, text, (*first, *evidence))

    def _numbered(
        self, asked: Asked, listing: Listing, score: float, evidence: list[Evidence]
    ) -> Match:
        if asked.names:
            caption = listing.entity.caption
            text = f"No name in the query is like the listed {caption!r}."
            evidence.append(Evidence(text, 0.0, "name_missing"))
        return Match(listing, score, None, tuple(evidence))


def _head(shelf: Shelf, party: int, named: _Named) -> Iterator[Evidence]:
    """Favour the firm that many listed parties hang on, such as a head office."""
    links = shelf.links_to(party)
    if not links or named.score < _HEAD_NAME or shelf.is_person(party):
        return
    points = min(_HEAD_STEP * links.bit_length(), _HEAD_MOST)
    points = min(points, (_MOST - named.score) * 0.8)
    others = "One more listed party is" if links == 1 else f"{links} listed parties are"
    yield Evidence(f"{others} linked to it.", points, "links")


def _is_wanted(shelf: Shelf, party: int, options: Options) -> bool:
    if options.exclusions:
        ours = {*options.exclusions}
        entity = shelf.listing(party).entity
        if not ours.isdisjoint((entity.id, *entity.referents)):
            return False
    if options.kinds is not None:
        kind = kinds()[shelf.kind_of(party)]
        if not any(kind.is_a(wanted) for wanted in options.kinds):
            return False
    if options.sources is not None:
        return not set(options.sources).isdisjoint(shelf.sources_of(party))
    return True


def _apply(score: float, said: list[Evidence], evidence: list[Evidence]) -> float:
    """Apply what was found, support first; points become what each really moved."""
    order = sorted(said, key=lambda one: (one.code == "identifier", one.points <= 0))
    for one in order:
        before = score
        if one.points > 0:
            score += (_MOST - score) * one.points
        else:
            score = max(score + one.points, 0.0)
        evidence.append(Evidence(one.text, score - before, one.code))
    return score
