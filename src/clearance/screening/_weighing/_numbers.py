"""What numbers and codes say for or against: the same, nearly, another, or none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from clearance.entities import Listing
from clearance.screening._asked import (
    Asked,
    Evidence,
    akin,
    bank_of,
    fails_check,
    identifier_keys,
    identifiers_of,
    is_contact,
    is_decisive,
    is_placeholder,
    raw_form,
    slip_between,
    soundness,
    unnamed_documents,
)
from clearance.values import IDENTIFIER_TYPES

# Points as in `_corroborate`. Two numbers with right check digits are two things. Where
# one of them has a wrong one, nobody knows what was meant: it may be the other with two
# slips in it, so it is worth as little as another country, and is no contradiction.
_OTHER_NUMBER, _DOUBTFUL = -0.20, -0.06
_DECISIVE, _TELLING = 0.95, 0.85
# A firm's other branch, its mail box or telephone exchange, a document that may be of
# another sort: enough to find it by, but a group may share them.
_POINTS_TO = 0.78
# A number that fails its check digit and is one slip from a listed one is hardly any
# other; where there is no check digit, neighbours are other people's numbers and need
# another field that fits. One that is too long or too short may have lost any digit.
_SLIP, _PERHAPS_SLIP = 0.78, 0.5

_SHARED = {
    "email": "several may read one mail box",
    "phone": "the firms of a group may share one",
    "website": "the firms of a group may share one",
}


def compare_numbers(asked: Asked, listing: Listing) -> Iterator[Evidence]:
    """Compare the identifiers of a query with those of a listed party, type by type."""
    if not asked.identifiers:
        return
    party = _Party.of(listing)
    words = {raw_form(name.text) for name in asked.names}
    by_type: dict[str, list[str]] = {}
    for type_name, text in asked.identifiers:
        by_type.setdefault(type_name, []).append(text)
    sound = {text for one, text in asked.identifiers if soundness(one, text) == "good"}
    for type_name, ours in by_type.items():
        # "SBERBANK" may be a BIC, and a name: another BIC says nothing against it.
        apart = [text for text in ours if raw_form(text) not in words]
        said = list(_nearest(type_name, ours, party))
        if not said:
            said = _differ(type_name, apart, party.numbers.get(type_name, ()), sound)
        yield from said
    yield from _unread(asked, party, sound)


@dataclass(frozen=True, slots=True)
class _Party:
    """The numbers of a listed party by type, and the documents of unknown type."""

    numbers: Mapping[str, list[str]]
    unnamed: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, listing: Listing) -> "_Party":
        numbers: dict[str, list[str]] = {}
        for type_name, text in identifiers_of(listing):
            numbers.setdefault(type_name, []).append(text)
        unnamed = unnamed_documents(listing)
        return cls(numbers, {(one.type, one.number): one.called for one in unnamed})


def _nearest(type_name: str, ours: Sequence[str], party: _Party) -> Iterator[Evidence]:
    """Say that a number is the same, under its own type or one akin to it, or nearly.

    Another number of a type that is only akin proves nothing.
    """
    others = akin(type_name)
    for of in (type_name, *others):
        same = _same(of, ours, party.numbers.get(of, ()))
        if same is not None:
            yield _said_same(type_name, of, same, party)
            return
    if type_name == "bic" and (branch := _branch(ours, party)) is not None:
        yield branch
        return
    slip = _slipped(type_name, ours, party, general=False)
    if slip is None or slip.points <= 0:
        slips = (_slipped(of, ours, party, general=True) for of in others)
        near = next((one for one in slips if one is not None and one.points > 0), None)
        slip = near or slip
    if slip is not None:
        yield slip


def _same(
    type_name: str, ours: Iterable[str], theirs: Sequence[str]
) -> tuple[str, str] | None:
    """Find a number of ours that is a listed one; give both as they are written."""
    for one in ours:
        keys = frozenset(identifier_keys(type_name, one))
        for listed in theirs:
            if not keys.isdisjoint(identifier_keys(type_name, listed)):
                return one, listed
    return None


def _said_same(
    asked: str, type_name: str, same: tuple[str, str], party: _Party
) -> Evidence:
    """Say what it proves that a number asked for as one type is listed, maybe as other.

    A number that is listed under a general type ("registration number") may be of
    another register than the one that it is asked for as.
    """
    one, listed = same
    label = IDENTIFIER_TYPES[type_name].label
    if is_contact(type_name):
        text = f"The {label} is the same: {one}; {_SHARED[type_name]}."
        return Evidence(text, _POINTS_TO, "identifier_shared")
    called = party.unnamed.get((type_name, listed))
    if called is not None:
        what = f"that it calls {called!r}" if called else "of which it says no more"
        text = (
            f"The list has the number {one} in a document {what}: perhaps of another "
            "sort than the number asked for."
        )
        return Evidence(text, _POINTS_TO, "identifier_shared")
    points = _DECISIVE if is_decisive(type_name) else _TELLING
    if type_name in akin(asked) and not is_decisive(type_name):
        own = IDENTIFIER_TYPES[asked].label
        text = (
            f"The {own} {one} is on the list as a {label}, of which sort is not said."
        )
        return Evidence(text, points, "identifier")
    return Evidence(f"The {label} is the same: {one}.", points, "identifier")


def _branch(ours: Iterable[str], party: _Party) -> Evidence | None:
    """Say that a BIC is that of the same bank, but for the branch."""
    for one in ours:
        bank = bank_of("bic", one)
        for listed in party.numbers.get("bic", ()) if bank else ():
            if bank_of("bic", listed) == bank:
                text = (
                    f"The BIC {one} is that of another branch of the same bank as the "
                    f"listed {listed}."
                )
                return Evidence(text, _TELLING, "identifier_shared")
    return None


def _differ(
    type_name: str, ours: Iterable[str], theirs: Iterable[str], sound: Iterable[str]
) -> list[Evidence]:
    """Say that two numbers are two, as far as both can be numbers of the type.

    *sound* are the numbers asked about that are good, of whatever type.
    """
    if not is_decisive(type_name):
        return []
    mine, listed = _by_soundness(type_name, ours), _by_soundness(type_name, theirs)
    if not mine or not listed:
        return []
    (how, one), (other_how, other) = mine[0], listed[0]
    if how == "mistyped" and one in sound:
        return []
    label = IDENTIFIER_TYPES[type_name].label
    text = f"The {label} differs: {one}, listed as {other}"
    if how == other_how == "good":
        return [Evidence(f"{text}.", _OTHER_NUMBER, "identifier_differs")]
    wrong = one if how == "mistyped" else other
    text = f"{text}; but the check digit of {wrong} is wrong."
    return [Evidence(text, _DOUBTFUL, "identifier_doubtful")]


def _by_soundness(type_name: str, texts: Iterable[str]) -> list[tuple[str, str]]:
    """List what may be a number of the type, what has a right check digit first."""
    found = [
        (soundness(type_name, text), text) for text in texts if not is_placeholder(text)
    ]
    return sorted(
        ((how, text) for how, text in found if how != "none"),
        key=lambda one: one[0] != "good",
    )


def _slipped(
    type_name: str, ours: Iterable[str], party: _Party, *, general: bool
) -> Evidence | None:
    """Say that a number is one slip from a listed one, and what that is worth."""
    found = [
        _slip(type_name, one, other, how, general=general)
        for one in ours
        for other in party.numbers.get(type_name, ())
        if (how := slip_between(type_name, one, other)) is not None
    ]
    return max(found, key=lambda evidence: evidence.points, default=None)


def _slip(
    type_name: str, asked: str, listed: str, how: str, *, general: bool
) -> Evidence:
    """Weigh a slip; where the type asked for is a *general* one it proves less."""
    type_ = IDENTIFIER_TYPES[type_name]
    text = f"The {type_.label} {asked} is {how} the listed {listed}"
    if how.startswith("with"):
        text = f"The {type_.label} {asked} is the listed {listed} {how}"
    if type_name == "crypto":
        return Evidence(f"{text}: surely a slip.", _SLIP, "identifier_slip")
    sound = soundness(type_name, asked)
    if sound == "none":
        same = how.startswith("with") and "swapped" not in how
        points = _SLIP if same and not general else _PERHAPS_SLIP
        text = f"{text}: a slip, since it is no {type_.label} as it stands."
        return Evidence(text, points, "identifier_slip")
    if fails_check(type_name, asked):
        text = f"{text}; its check digit is wrong."
        points = _PERHAPS_SLIP if general else _SLIP
        return Evidence(text, points, "identifier_slip")
    if not type_.checked:
        text = f"{text}: a slip, or another number."
        return Evidence(text, _PERHAPS_SLIP, "identifier_slip")
    text = f"{text}, but its check digit is right: rather another number."
    points = _OTHER_NUMBER if type_.decisive else 0.0
    return Evidence(text, points, "identifier_differs")


def _unread(asked: Asked, party: _Party, sound: Iterable[str]) -> Iterator[Evidence]:
    """Tell once of each text that can be no number of any type it is asked for as."""
    types: dict[str, list[str]] = {}
    for type_name, text in asked.identifiers:
        types.setdefault(text, []).append(type_name)
    for text, names in types.items():
        may_be = text in sound or any(soundness(one, text) != "none" for one in names)
        if may_be and not is_placeholder(text):
            continue
        if not any(any(True for _ in _nearest(one, (text,), party)) for one in names):
            label = IDENTIFIER_TYPES[names[0]].label
            why = f"{text!r} is no {label} and was left out of account."
            yield Evidence(why, 0.0, "identifier_unread")
