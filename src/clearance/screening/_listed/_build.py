"""What the index is made of, and how it is made from listings."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]

from clearance.entities import Listing, kinds
from clearance.names import (
    NameParts,
    analyse_company,
    analyse_person,
    older_spelling,
    spelt_in_syllables,
)
from clearance.screening._arrays import letter_hashes, long_text_column, text_column
from clearance.screening._asked import (
    IdentifierIndex,
    SlipIndex,
    identifiers_of,
    key_hash,
    listed_names,
    lookup_keys,
)
from clearance.screening._pause import Uncollected

from ._heads import HEAD, Orders, words_in_orders
from ._parties import decode, parties_table
from ._readings import Readings
from ._terms import UNKNOWN_RARITY, Terms
from ._texts import Texts

_KEPT_DECODED, _KEPT_RARITIES = 4096, 2**18


@dataclass(slots=True)
class Shelf:
    """The flat tables of an index, built in memory or mapped from files.

    A text is one reading of a name: `terms` finds the texts that have a word,
    `text_weight` is what a text's telling words weigh, `text_is_person` whose it is,
    and `name_of_text` the name behind it; `names` has the property and the spelling of
    each name, `readings` what it is taken apart into, `name_party` its party,
    `initials` the first letters of the words of one that is no person's. `heads` are
    the beginnings of names without spaces, in either order of a person's, and their
    consonants behind `WHOLE_BONES`, sorted; `headed` is the name of each. `links`
    counts for each party how many listed ones are linked to it.
    """

    terms: Terms
    name_of_text: npt.NDArray[np.int32]
    text_weight: npt.NDArray[np.float32]
    text_is_person: npt.NDArray[np.bool_]
    names: pa.Table
    readings: Readings
    name_party: npt.NDArray[np.int32]
    initials: npt.NDArray[np.uint32]
    parties: pa.Table
    party_is_person: npt.NDArray[np.bool_]
    links: npt.NDArray[np.int32]
    heads: npt.NDArray[np.bytes_]
    headed: npt.NDArray[np.int32]
    identifiers: IdentifierIndex
    slips: SlipIndex
    _columns: dict[str, pa.Array] = field(default_factory=dict)
    _decoded: dict[int, Listing] = field(default_factory=dict)
    _rarity: dict[str, float] = field(default_factory=dict)
    _sources: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for table in (self.names, self.parties):
            for name in table.column_names:
                self._columns[name] = _whole(table.column(name))

    @property
    def size(self) -> tuple[int, int]:
        """Parties and names."""
        return self.parties.num_rows, self.names.num_rows

    def party_of(self, name: int) -> int:
        """Give the party that has a name."""
        return int(self.name_party[name])

    def names_of(self, parties: Collection[str] | None) -> Sequence[int]:
        """List the names of some parties, by their ids; None: of all."""
        if parties is None:
            return range(self.size[1])
        found = (self.place_of(party) for party in parties)
        places = [place for place in found if place is not None]
        return np.flatnonzero(np.isin(self.name_party, places)).tolist()

    def is_person(self, party: int) -> bool:
        """Say whether a party is a person."""
        return bool(self.party_is_person[party])

    def name(self, name: int) -> tuple[str, str]:
        """Give a name as (property, text)."""
        text = self._columns["text"][name].as_py()
        prop = self._columns["property"][name].as_py()
        return prop, text

    def text_of(self, name: int) -> str:
        """Give the text of a name."""
        return str(self._columns["text"][name].as_py())

    def is_weak(self, name: int) -> bool:
        """Say whether the list calls a name unreliable."""
        return bool(self._columns["property"][name].as_py() == "weakAlias")

    def parts_of(self, name: int) -> tuple[NameParts, ...]:
        """Give a listed name taken apart."""
        return self.readings.of(name)

    def kind_of(self, party: int) -> str:
        """Give the kind of a party."""
        return str(self._columns["kind"][party].as_py())

    def sources_of(self, party: int) -> tuple[str, ...]:
        """Give the lists that a party is on."""
        return tuple(self._columns["sources"][party].as_py())

    @property
    def sources(self) -> frozenset[str]:
        """The lists that the parties are on."""
        if not self._sources:
            every = self._columns["sources"].flatten().unique().to_pylist()
            self._sources = frozenset(every)
        return self._sources

    def links_to(self, party: int) -> int:
        """Count the listed parties that are linked to one."""
        return int(self.links[party])

    def beginning_with(self, letters: str) -> list[int]:
        """List the names that begin with these letters, spaces aside."""
        head = letters.encode()[:HEAD]
        low = int(np.searchsorted(self.heads, head))
        high = int(np.searchsorted(self.heads, head + b"\x7f" * (HEAD - len(head))))
        high = max(high, int(np.searchsorted(self.heads, head, side="right")))
        return [int(name) for name in self.headed[low:high]]

    def place_of(self, party: str) -> int | None:
        """Find a party by its id."""
        place = self._columns["id"].index(pa.scalar(party, pa.string())).as_py()
        return None if place < 0 else int(place)

    def listing(self, party: int) -> Listing:
        """Read a party with all that is attached."""
        # By place in this index, which never changes.
        known = self._decoded.get(party)
        if known is None:
            payload = self._columns["listing"][party].as_py()
            known = decode(payload)
            if len(self._decoded) >= _KEPT_DECODED:
                self._decoded.clear()
            self._decoded[party] = known
        return known

    def rarity(self, word: str) -> float:
        """Give how rare a folded word is: 0 in every name, 1 in one."""
        known = self._rarity.get(word)
        if known is None:
            term = self.terms.find(word)
            known = UNKNOWN_RARITY if term is None else self.terms.rarity_of(term)
            self._keep_rarities({word: known})
        return known

    def learn_rarities(self, words: Iterable[str]) -> None:
        """Look up how rare folded words are, all that are new together."""
        new = [one for one in dict.fromkeys(words) if one and one not in self._rarity]
        if new:
            terms = self.terms.find_all(letter_hashes(new)[0])
            rarities = self.terms.rarity_of_all(terms).tolist()
            self._keep_rarities(dict(zip(new, rarities, strict=True)))

    def _keep_rarities(self, found: Mapping[str, float]) -> None:
        if len(self._rarity) >= _KEPT_RARITIES:
            self._rarity.clear()
        self._rarity.update(found)


def _whole(column: pa.ChunkedArray) -> pa.Array:
    if column.num_chunks == 1:
        return column.chunk(0)
    return (
        pa.concat_arrays(column.chunks)
        if column.num_chunks
        else pa.array([], column.type)
    )


def build_shelf(listings: Iterable[Listing]) -> Shelf:
    """Make the tables; memory is about 2 KB a name."""
    held = list(listings)
    with Uncollected():
        return _shelf_of(held)


def _shelf_of(held: list[Listing]) -> Shelf:
    persons = [kinds()[one.entity.kind].is_a("Person") for one in held]
    names: list[tuple[str, str]] = []
    name_party: list[int] = []
    for place, listing in enumerate(held):
        for entry in dict.fromkeys(listing.entity.names):
            names.append(entry)
            name_party.append(place)
    whose = [persons[party] for party in name_party]
    readings: list[tuple[NameParts, ...]] = []
    orders: list[Orders] = []
    # One after the other, as both ask the same of a name.
    for (_, text), person in zip(names, whose, strict=True):
        readings.append(_parts_of(text, person=person))
        orders.append(words_in_orders(text, person=person))
    texts = Texts(readings)
    for (_, text), one, some, person in zip(
        names, readings, orders, whose, strict=True
    ):
        texts.add(text, one, some, person=person)
    heads, headed = texts.heads.tables()
    numbered = [(at, n) for at, one in enumerate(held) for n in identifiers_of(one)]
    return Shelf(
        terms=texts.terms(),
        name_of_text=texts.name_of_text,
        text_weight=texts.weights,
        text_is_person=texts.persons,
        names=_names_table(names),
        readings=Readings.build(readings),
        name_party=np.array(name_party, dtype=np.int32),
        initials=texts.initials,
        parties=parties_table(held).combine_chunks(),
        party_is_person=np.array(persons, dtype=np.bool_),
        links=_links(held),
        heads=heads,
        headed=headed,
        identifiers=IdentifierIndex.build(list(_numbers(numbered))),
        slips=SlipIndex.build(numbered),
    )


def _parts_of(text: str, *, person: bool) -> tuple[NameParts, ...]:
    """Take a listed name apart, and what else it says that the party is called."""
    analyse = analyse_person if person else analyse_company
    texts = listed_names(text, person=person)
    if person:
        older = older_spelling(text)
        texts = (text, *spelt_in_syllables(text), *((older,) if older else ()))
    if len(texts) == 1:
        return analyse(text)
    return tuple(dict.fromkeys(parts for one in texts for parts in analyse(one)))


def _names_table(names: list[tuple[str, str]]) -> pa.Table:
    # A lone surrogate, which only a damaged file has, cannot be kept as it is.
    texts = [text.encode("utf-8", "replace").decode("utf-8") for _, text in names]
    return pa.table(
        {
            "text": long_text_column(texts),
            "property": text_column([prop for prop, _ in names]),
        }
    )


def _numbers(
    numbered: Iterable[tuple[int, tuple[str, str]]],
) -> Iterator[tuple[int, int]]:
    for place, one in numbered:
        for key in lookup_keys(*one):
            yield key_hash(*key), place


def _links(listings: list[Listing]) -> npt.NDArray[np.int32]:
    """Count for each party the other parties that a relation says hang on it."""
    places = {one.entity.id: place for place, one in enumerate(listings)}
    seen: set[tuple[str, str]] = set()
    for listing in listings:
        for thing in listing.attached:
            if thing.kind in _HEADS:
                seen.update(_ends(thing.kind, thing.properties))
    counts = np.zeros(len(listings), dtype=np.int32)
    for head, other in sorted(seen):
        if head in places and other in places and head != other:
            counts[places[head]] += 1
    return counts


# The end of a relation that the other end hangs on.
_HEADS = {"UnknownLink": ("object", "subject"), "Ownership": ("owner", "asset")}


def _ends(
    kind: str, properties: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    head, other = _HEADS[kind]
    for one in properties.get(head, ()):
        for two in properties.get(other, ()):
            yield one, two
