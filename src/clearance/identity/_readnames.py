"""Names read for comparison: which words tell, in any order and any script."""

from collections.abc import Iterable
from dataclasses import dataclass

from clearance.entities import Entity
from clearance.names import (
    NameParts,
    Role,
    analyse_company,
    analyse_person,
    legal_form_kind,
    likeness,
)

# Names by which a list calls a thing today come first; former ones may by now be
# another's. Weak aliases and abbreviations are left out.
_USES = ("name", "alias", "previousName")
# Legal forms that two things of one name must not differ in. Others say little: lists
# translate them as they like, and state enterprises become companies.
_SHARES = frozenset({"public_joint_stock", "joint_stock", "anonymous", "german_ag"})
_LIMITED = frozenset({"limited_liability", "german", "french_limited"})
_ALIKE_WORD = 0.88
_GRADES = ("different", "alike", "contained", "same")


@dataclass(frozen=True, slots=True)
class Name:
    """One name, taken apart.

    `key` holds its folded words in alphabetical order, without particles, initials and
    legal forms; `telling` those of them that name (no ordinary words of company names,
    no places); `words` are the unfolded words behind `key`, in the same order; `use`
    is 0 for the main name, 1 for another name in use, 2 for a former one.
    """

    text: str
    key: tuple[str, ...]
    words: tuple[str, ...]
    telling: frozenset[str]
    patronymics: frozenset[str]
    forms: frozenset[str]
    use: int

    @property
    def main(self) -> bool:
        """Whether it is what the list calls the thing first."""
        return self.use == 0

    @property
    def full(self) -> bool:
        """Whether the thing bears it today."""
        return self.use < _USES.index("previousName")

    @property
    def latin(self) -> str:
        """The words of the key as one text, for sentences."""
        return " ".join(self.words)


class NameReader:
    """Reads names, each text once."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, bool], tuple[NameParts, ...]] = {}

    def names_of(self, entity: Entity, *, person: bool) -> tuple[Name, ...]:
        """Read the names of a thing; weak aliases and abbreviations are left out."""
        found: dict[tuple[str, ...], Name] = {}
        for prop, text in entity.names:
            if prop not in _USES:
                continue
            for parts in self._parts(text, person=person):
                name = _name(text, parts, use=_USES.index(prop))
                already = found.get(name.key)
                if name.key and (already is None or _tells_more(name, already)):
                    found[name.key] = name
        return tuple(found[key] for key in sorted(found))

    def _parts(self, text: str, *, person: bool) -> tuple[NameParts, ...]:
        key = text, person
        if key not in self._read:
            analyse = analyse_person if person else analyse_company
            self._read[key] = analyse(text)
        return self._read[key]


def _tells_more(name: Name, other: Name) -> bool:
    """Say which of two names of the same words to keep: in use, with a legal form."""
    return (-name.use, bool(name.forms)) > (-other.use, bool(other.forms))


def _name(text: str, parts: NameParts, *, use: int) -> Name:
    kept = sorted(
        (word.fold, word.text, word.role)
        for word in parts.words
        if word.role not in (Role.PARTICLE, Role.INITIAL)
    )
    return Name(
        text=text,
        key=tuple(fold for fold, _, _ in kept),
        words=tuple(word for _, word, _ in kept),
        telling=frozenset(
            fold for fold, _, role in kept if role not in (Role.GENERIC, Role.PLACE)
        ),
        patronymics=frozenset(fold for fold, _, r in kept if r is Role.PATRONYMIC),
        forms=frozenset(f for f in parts.forms if legal_form_kind(f) == "Organization"),
        use=use,
    )


def person_likeness(ours: Iterable[Name], theirs: Iterable[Name]) -> tuple[str, Name]:
    """Compare the names of two persons, whatever the order of words.

    Gives the best grade: "same" (the same words), "contained" (the shorter name, of
    two words or more, is part of the longer: a patronymic or second name is left out),
    "alike" (so with slips of spelling), "different"; and the name of ours it is for.
    """
    theirs = tuple(theirs)
    best, by = 0, None
    for one in ours:
        for other in theirs:
            grade = _person_grade(one, other)
            if by is None or grade > best:
                best, by = grade, one
    if by is None:
        raise ValueError("a person without a name cannot be compared")
    return _GRADES[best], by


def _person_grade(one: Name, other: Name) -> int:
    if one.key == other.key:
        return 3 if len(one.key) > 1 else 0
    if _patronymics_differ(one, other):
        return 0
    short, long = sorted((one, other), key=lambda name: (len(name.key), name.key))
    if len(short.key) < 2:
        return 0
    if _within(short.key, long.key):
        return 2
    return 1 if _alike_within(short.words, long.words) else 0


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = list(long)
    for word in short:
        if word not in rest:
            return False
        rest.remove(word)
    return True


def _alike_within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether each word of the shorter name is a word of the longer, about."""
    rest = list(long)
    for word in short:
        value, best = max((likeness(word, other).value, other) for other in rest)
        if value < _ALIKE_WORD:
            return False
        rest.remove(best)
    return True


def _patronymics_differ(one: Name, other: Name) -> bool:
    return (
        bool(one.patronymics and other.patronymics)
        and not one.patronymics & other.patronymics
        and not any(
            likeness(ours, theirs).value >= _ALIKE_WORD
            for ours in one.patronymics
            for theirs in other.patronymics
        )
    )


def patronymics_differ(ours: Iterable[Name], theirs: Iterable[Name]) -> bool:
    """Say whether all names with a father's name give another father."""
    theirs = [name for name in theirs if name.patronymics]
    pairs = [(a, b) for a in ours if a.patronymics for b in theirs]
    return bool(pairs) and all(_patronymics_differ(a, b) for a, b in pairs)


def share_telling_words(ours: Iterable[Name], theirs: Iterable[Name]) -> bool:
    """Say whether two bodies may be one by their names: a telling word in common.

    Or all words, where neither has a word that tells.
    """
    theirs = tuple(theirs)
    return any(_related(one, other) for one in ours for other in theirs)


def _related(one: Name, other: Name) -> bool:
    if one.key == other.key or one.telling & other.telling:
        return True
    return any(
        len(a) > 4 and len(b) > 4 and likeness(a, b).value >= _ALIKE_WORD
        for a in one.telling
        for b in other.telling
    )


def forms_differ(ours: Iterable[Name], theirs: Iterable[Name]) -> bool:
    """Say whether one is a company of shares by its legal forms, the other not."""
    one = {form for name in ours for form in name.forms}
    other = {form for name in theirs for form in name.forms}
    return any(
        a & _SHARES and not a & _LIMITED and b & _LIMITED and not b & _SHARES
        for a, b in ((one, other), (other, one))
    )


def share_a_word(ours: Iterable[Name], theirs: Iterable[Name]) -> bool:
    """Say whether two persons have a word of their names in common, about."""
    theirs = tuple(theirs)
    return any(
        likeness(one, other).value >= _ALIKE_WORD
        for our in ours
        for their in theirs
        for one in our.words
        for other in their.words
        if len(one) > 2 and len(other) > 2
    )
