"""Grows clusters: strongest evidence first, never against a veto of any member."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import product

from ._contradictions import Strength, contradiction, names_agree
from ._evidence import Evidence, Rank, ordered
from ._from_names import proved_by_names
from ._from_numbers import proved_by_numbers, stated_by_lists
from ._from_persons import proved_by_births
from ._judgements import Judgement, in_force
from ._traits import Traits, together


@dataclass(frozen=True, slots=True)
class Join:
    """Why two members of a cluster are taken for one.

    `rule` names the kind of evidence, such as imo, inn, name_birth_date or joined (a
    person's judgement); `sentence` is the explanation.
    """

    one: str
    other: str
    rule: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two things with evidence for being one that were kept apart, and why."""

    one: str
    other: str
    sentence: str
    against: str


@dataclass(slots=True)
class Grown:
    """What came of growing: groups of members, what joins them, what was not joined."""

    groups: list[tuple[str, ...]] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def grow(traits: Mapping[str, Traits], judgements: Iterable[Judgement]) -> Grown:
    """Put things together.

    First what people judged and what lists state; then, with all that is said of what
    was so joined, what numbers and names prove. Judgements that part hold always;
    those that join are followed latest first, as far as those allow.
    """
    valid = [j for j in in_force(judgements) if j.one in traits and j.other in traits]
    stated = _Forest(traits, valid, ordered(stated_by_lists(traits)))
    for judgement in reversed([j for j in valid if j.kind == "joined"]):
        stated.follow(judgement)
    stated.believe_all()
    wholes = {part.members[0]: part for part in stated.parts()}
    whole_of = {
        member: name for name, part in wholes.items() for member in part.members
    }
    parted = [
        replace(j, one=whole_of[j.one], other=whole_of[j.other])
        for j in valid
        if j.kind == "parted"
    ]
    united = {name: part.traits for name, part in wholes.items()}
    proved = _Forest(united, parted, _evidence(united))
    proved.believe_all()
    return Grown(
        groups=sorted(
            tuple(sorted(member for name in group for member in wholes[name].members))
            for group in proved.groups()
        ),
        joins=[*stated.joins, *proved.joins],
        doubts=[*stated.doubts, *proved.doubts],
    )


def _evidence(traits: Mapping[str, Traits]) -> list[Evidence]:
    return ordered(
        [
            *proved_by_numbers(traits),
            *proved_by_births(traits),
            *proved_by_names(traits),
        ]
    )


def _told(found: Iterable[Evidence]) -> str:
    """Tell each shared number, and of the names the strongest that they say."""
    numbers: dict[str, None] = {}
    named = None
    for one in found:
        if one.strength is Strength.NAMES and one.rank > Rank.TWO_NUMBERS:
            named = named or one.sentence
        else:
            numbers[one.sentence] = None
    return " ".join([*numbers, *([named] if named else [])])


@dataclass(frozen=True, slots=True)
class _Part:
    """Members that are one for certain: what is said of any is said of all."""

    members: tuple[str, ...]
    traits: Traits


class _Forest:
    """Things in groups of parts, and all that forbids groups to be joined."""

    def __init__(
        self,
        traits: Mapping[str, Traits],
        judgements: Iterable[Judgement],
        evidence: Iterable[Evidence],
    ) -> None:
        self._traits = traits
        self._by_pair: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
        for found in evidence:
            self._by_pair[found.one, found.other].append(found)
        self._root: dict[str, str] = {}
        self._groups: dict[str, list[_Part]] = {}
        self._linked = {
            pair
            for pair, found in self._by_pair.items()
            if found[0].strength <= Strength.DECISIVE
        }
        self._parted: dict[str, dict[str, Judgement]] = defaultdict(dict)
        for one in judgements:
            if one.kind == "parted":
                self._parted[one.one][one.other] = one
                self._parted[one.other][one.one] = one
        self.joins: list[Join] = []
        self.doubts: list[Doubt] = []

    def follow(self, judgement: Judgement) -> None:
        """Join what a person joined, and say what spoke against it."""
        one, other = judgement.pair
        sentence = judgement.sentence
        against = contradiction(
            self._traits[one], self._traits[other], Strength.TELLING
        )
        if against is not None:
            sentence = f"{sentence} This outweighs what speaks against it: {against}"
        apart = self._parting(self._group(one), self._group(other))
        if apart is not None:
            self.doubts.append(Doubt(one, other, sentence, apart))
            return
        self._unite(one, other, certain=True)
        self.joins.append(Join(one, other, "joined", sentence))

    def believe_all(self) -> None:
        """Join for all evidence, pair by pair, the strongest first."""
        ranked = sorted((of[0].rank, pair) for pair, of in self._by_pair.items())
        for _, pair in ranked:
            self.believe(self._by_pair[pair])

    def parts(self) -> Iterator[_Part]:
        """Give what is one for certain, with all that is said of it."""
        for parts in self._groups.values():
            yield from parts
        for subject, traits in self._traits.items():
            if subject not in self._root:
                yield _Part((subject,), traits)

    def believe(self, found: list[Evidence]) -> None:
        """Join two things for what was found, unless anything in their groups forbids.

        What is weaker than the first is told with it.
        """
        first = found[0]
        left, right = self._group(first.one), self._group(first.other)
        if left is right:
            return
        sentence = _told(found)
        against = self._against(left, right, first.strength)
        if against is not None:
            self.doubts.append(Doubt(first.one, first.other, sentence, against))
            return
        self._unite(first.one, first.other, certain=first.strength <= Strength.DECISIVE)
        self.joins.append(Join(first.one, first.other, first.rule, sentence))

    def groups(self) -> list[tuple[str, ...]]:
        """All groups of two and more, and things by themselves, in order."""
        joined = [
            tuple(sorted(member for part in parts for member in part.members))
            for parts in self._groups.values()
        ]
        alone = ((subject,) for subject in self._traits if subject not in self._root)
        return sorted([*joined, *alone])

    def _group(self, subject: str) -> list[_Part]:
        root = self._root.get(subject)
        if root is None:
            return [_Part((subject,), self._traits[subject])]
        return self._groups[root]

    def _unite(self, one: str, other: str, *, certain: bool) -> None:
        parts = list(self._group(one))
        if self._root.get(one) is None or self._root.get(one) != self._root.get(other):
            parts += self._group(other)
        for old in {self._root.get(one), self._root.get(other)} - {None}:
            del self._groups[str(old)]
        if certain:
            bound = [p for p in parts if one in p.members or other in p.members]
            parts = [part for part in parts if part not in bound]
            members = sorted(member for part in bound for member in part.members)
            traits = reduce(together, (part.traits for part in bound))
            parts.append(_Part(tuple(members), traits))
        self._groups[one] = parts
        for part in parts:
            for member in part.members:
                self._root[member] = one

    def _parting(self, left: list[_Part], right: list[_Part]) -> str | None:
        """Find a judgement that parts a member of one from one of the other."""
        others = {member for part in right for member in part.members}
        for part in left:
            for member in part.members:
                for other in sorted(others.intersection(self._parted.get(member, ()))):
                    return self._parted[member][other].sentence
        return None

    def _against(
        self, left: list[_Part], right: list[_Part], strength: Strength
    ) -> str | None:
        """Find what forbids to join two groups: between any two of their parts."""
        apart = self._parting(left, right)
        if apart is not None:
            return apart
        for ours, theirs in product(left, right):
            against = self._on_one_list(ours, theirs, strength) or contradiction(
                ours.traits, theirs.traits, strength
            )
            if against is not None:
                return against
        return None

    def _on_one_list(
        self, ours: _Part, theirs: _Part, strength: Strength
    ) -> str | None:
        """Say which two members one list holds apart, if nothing decisive joins them.

        What lists themselves state joins them too, if their names allow it.
        """
        if not ours.traits.lists & theirs.traits.lists:
            return None
        for one, other in product(ours.members, theirs.members):
            a, b = self._traits[one], self._traits[other]
            if not a.lists & b.lists:
                continue
            if (min(one, other), max(one, other)) in self._linked:
                continue
            if strength is Strength.STATED and names_agree(a, b):
                continue
            return f"One list has both {min(one, other)} and {max(one, other)}."
        return None
