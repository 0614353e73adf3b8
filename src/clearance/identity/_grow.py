"""Grows clusters: strongest evidence first, never against a veto of any member."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from ._contradictions import Strength, contradiction
from ._evidence import NAMES_FROM, Evidence
from ._judgements import Judgement, in_force
from ._traits import Traits


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


def grow(
    traits: Mapping[str, Traits],
    evidence: Iterable[Evidence],
    judgements: Iterable[Judgement],
) -> Grown:
    """Put things together; *evidence* comes strongest first.

    Judgements come before everything: those that part hold always, those that join
    are followed latest first as far as those allow.
    """
    valid = [j for j in in_force(judgements) if j.one in traits and j.other in traits]
    by_pair: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for one in evidence:
        by_pair[one.one, one.other].append(one)
    forest = _Forest(traits, valid, by_pair)
    for judgement in reversed([j for j in valid if j.kind == "joined"]):
        forest.follow(judgement)
    for pair in sorted(by_pair, key=lambda pair: (by_pair[pair][0].rank, pair)):
        forest.believe(by_pair[pair])
    return Grown(forest.groups(), forest.joins, forest.doubts)


def _told(found: Iterable[Evidence]) -> str:
    """Tell each shared number, and of the names the strongest that they say."""
    numbers: dict[str, None] = {}
    named = None
    for one in found:
        if one.strength is Strength.NAMES and one.rank > NAMES_FROM:
            named = named or one.sentence
        else:
            numbers[one.sentence] = None
    return " ".join([*numbers, *([named] if named else [])])


class _Forest:
    """Things in groups, and all that forbids groups to be joined."""

    def __init__(
        self,
        traits: Mapping[str, Traits],
        judgements: Iterable[Judgement],
        by_pair: Mapping[tuple[str, str], list[Evidence]],
    ) -> None:
        self._traits = traits
        self._root: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._judged: dict[str, str] = {}
        self._linked = {
            pair
            for pair, found in by_pair.items()
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
        rule, sentence = "joined", judgement.sentence
        against = contradiction(
            self._traits[one], self._traits[other], Strength.TELLING
        )
        if against is not None:
            sentence = f"{sentence} This outweighs what speaks against it: {against}"
        left, right = self._group(one), self._group(other)
        apart = self._parting(left, right)
        if apart is not None:
            self.doubts.append(Doubt(one, other, sentence, apart))
            return
        self._judged[self._judge_root(one)] = self._judge_root(other)
        if left is not right:
            self._unite(left, right)
        self.joins.append(Join(one, other, rule, sentence))

    def believe(self, found: list[Evidence]) -> None:
        """Join two things for what was found, unless anything in their groups forbids.

        What is weaker than the first is told with it.
        """
        first = found[0]
        left, right = self._group(first.one), self._group(first.other)
        if left is right:
            return
        sentence = _told(found)
        for strength in sorted({one.strength for one in found}):
            against = self._against(left, right, strength)
            if against is None:
                break
        if against is not None:
            self.doubts.append(Doubt(first.one, first.other, sentence, against))
            return
        self._unite(left, right)
        self.joins.append(Join(first.one, first.other, first.rule, sentence))

    def groups(self) -> list[tuple[str, ...]]:
        """All groups of two and more, and things by themselves, in order."""
        joined = [tuple(sorted(members)) for members in self._members.values()]
        alone = ((subject,) for subject in self._traits if subject not in self._root)
        return sorted([*(group for group in joined if group), *alone])

    def _group(self, subject: str) -> list[str]:
        root = self._root.get(subject, subject)
        return self._members.get(root) or [subject]

    def _unite(self, left: list[str], right: list[str]) -> None:
        small, large = sorted((left, right), key=lambda group: (len(group), group[0]))
        root = self._root.get(large[0], large[0])
        for old in (self._root.get(small[0], small[0]),):
            self._members.pop(old, None)
        members = [*large, *small]
        self._members[root] = members
        for subject in members:
            self._root[subject] = root

    def _parting(self, left: list[str], right: list[str]) -> str | None:
        for one in left:
            apart = self._parted.get(one)
            if apart is None:
                continue
            for other in right:
                if other in apart:
                    return apart[other].sentence
        return None

    def _against(
        self, left: list[str], right: list[str], strength: Strength
    ) -> str | None:
        """Find what forbids to join two groups: between any two of their members.

        What a person joined counts as one thing with all that is said of its parts.
        """
        apart = self._parting(left, right)
        if apart is not None:
            return apart
        for ours, theirs in product(self._parts(left), self._parts(right)):
            said = [
                self._between(one, other, strength)
                for one, other in product(ours, theirs)
            ]
            if all(one is not None for one in said):
                return said[0]
        return None

    def _between(self, one: str, other: str, strength: Strength) -> str | None:
        ours, theirs = self._traits[one], self._traits[other]
        pair = (min(one, other), max(one, other))
        if ours.lists & theirs.lists and pair not in self._linked:
            return f"One list has both {one} and {other}."
        return contradiction(ours, theirs, strength)

    def _parts(self, group: list[str]) -> Iterator[list[str]]:
        parts: dict[str, list[str]] = {}
        for subject in group:
            parts.setdefault(self._judge_root(subject), []).append(subject)
        yield from parts.values()

    def _judge_root(self, subject: str) -> str:
        while subject in self._judged and self._judged[subject] != subject:
            subject = self._judged[subject]
        return subject
