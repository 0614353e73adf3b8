"""Why two names fit or do not, in sentences a compliance officer reads."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from clearance.names import Role, Word, company_words, person_words
from clearance.screening._asked import Evidence, LeftOut, left_out
from clearance.screening._fit import Calibration, NameFit, Pair

_WORDS = {
    "spelling": "{ours} is another spelling of {theirs}",
    "form": "{ours} and {theirs} are forms of one given name",
    "short": "{ours} and {theirs} are a short and a full form of one given name",
    "vowels": "{ours} and {theirs} have the same consonants",
    "bones": "{ours} has the consonants of {theirs}",
    "typo": "{ours} is nearly {theirs}",
    "cut": "{ours} and {theirs} are one word, cut off",
    "joined": "{ours} and {theirs} are the same, written apart or together",
    "initial": "the initial fits ({ours}, {theirs})",
    "acronym": "one is the first letters of the other ({ours}, {theirs})",
    "translation": "{ours} and {theirs} mean the same",
    "akin": "{ours} and {theirs} are translated for one another",
}
# What is left out of a name before it is searched for, by the kinds of `left_out`.
_LEFT_OUT = {
    "": "",
    "title": "the title ",
    "place": "the place ",
    "row number": "the row number ",
    "birth date": "the birth date ",
    "number": "the number ",
    "bank": "the bank ",
    "remark": "the remark ",
    "branch": "the branch ",
    "address": "the address ",
    "signer": "the signatory ",
    "signed for": "the party signed for ",
    "addressee": "the addressee ",
    "other party": "the other party ",
    "sole trader": "the form of a sole trader ",
    "other name": "the other name ",
    "payment": "the words of a payment ",
    "ship": "the words about a ship ",
    "aircraft": "the words about an aircraft ",
}
_LONGEST_QUOTED = 400  # signs of a text that is told whole
_WEAK = "weakAlias"
_LABELS = {
    "name": "the listed name",
    "alias": "the listed alias",
    "weakAlias": "the weak alias (the list itself calls it unreliable)",
    "previousName": "the former name",
    "abbreviation": "the abbreviation",
}


def explain_name(
    asked: str, listed: str, prop: str, fit: NameFit
) -> Iterator[Evidence]:
    """Say how a name fits: one sentence on the whole, then one on each difference.

    The points of the first are the name's score before the remarks lowered it, so that
    the points of all add up to the name's score.
    """
    lowered = sum(points for _, points in fit.remarks)
    label = _LABELS.get(prop, "the listed name")
    verb = "is" if fit.is_same else "fits"
    whole = f"The name {asked!r} {verb} {label} {listed!r}{_how(fit)}."
    yield Evidence(whole, fit.score - lowered, "name")
    yield from _missing(fit)
    for remark, points in fit.remarks:
        yield Evidence(remark, points, "name_differs")


def explain_reading(said: str, text: str) -> Iterator[Evidence]:
    """Say of a name that does not stand in the query so what it was read from.

    What was left out of that, with its kind where one is known; or all of it.
    """
    if said == text:
        return
    if parts := left_out(said, text):
        reading = f"The query says {said!r}, which was read without {_without(parts)}."
        yield Evidence(reading, 0.0, "left_out")
    elif len(said) > _LONGEST_QUOTED:
        reading = f"The query's text of {len(said):,} signs was read as {text!r}."
        yield Evidence(reading, 0.0, "read_as")
    elif text.casefold() not in said.casefold():
        reading = f"The query says {said!r}, which was read as {text!r}."
        yield Evidence(reading, 0.0, "read_as")


def _without(parts: Iterable[LeftOut]) -> str:
    """Name what was left out, in its order: "the title 'A', the place 'B' and 'C'"."""
    told = []
    for kind, some in groupby(parts, key=lambda one: one.kind):
        texts = [repr(one.text) for one in some]
        told += [_LEFT_OUT[kind] + texts[0], *texts[1:]]
    return " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))


def as_probabilities(
    evidence: Iterable[Evidence], calibration: Calibration, start: float | None = None
) -> Iterator[Evidence]:
    """Turn points of fit into what each reason adds to or takes from the probability.

    *start* is the fit before the first of them; None where there was nothing before:
    the first to count then takes the whole probability that it leads to. So the points
    of a match add up to its score.
    """
    fit = start or 0.0
    before = 0.0 if start is None else calibration.probability(start)
    for one in evidence:
        if one.points:
            fit += one.points
            after = calibration.probability(fit)
            yield replace(one, points=after - before)
            before = after
        else:
            yield one


def _how(fit: NameFit) -> str:
    said = [_sentence(pair) for pair in fit.pairs if pair.likeness.why in _WORDS]
    return ": " + "; ".join(said) if said else ""


def _sentence(pair: Pair) -> str:
    ours = " ".join(word.text for word in pair.asked)
    theirs = " ".join(word.text for word in pair.listed)
    return _WORDS[pair.likeness.why].format(ours=repr(ours), theirs=repr(theirs))


def _missing(fit: NameFit) -> Iterator[Evidence]:
    fathers = [w for w in fit.listed_alone if w.role is Role.PATRONYMIC]
    ours = [w for w in fit.asked_alone if w.role is not Role.PARTICLE]
    theirs = [
        w for w in fit.listed_alone if w not in fathers and w.role is not Role.PARTICLE
    ]
    if fathers:
        text = f"The patronymic is missing in the query (neutral): {_listed(fathers)}."
        yield Evidence(text, 0.0, "patronymic")
    if ours:
        text = f"Only in the query: {_listed(ours)} (against)."
        yield Evidence(text, 0.0, "name_extra")
    if theirs:
        text = f"Only in the listed name: {_listed(theirs)} (slightly against)."
        yield Evidence(text, 0.0, "name_missing")
    if fit.set_aside:
        text = (
            f"Set aside beside a translated name (neutral): {_listed(fit.set_aside)}."
        )
        yield Evidence(text, 0.0, "name_set_aside")
    if initials := [*filter(_is_of_honoured, (*fit.asked_alone, *fit.listed_alone))]:
        text = f"Initials of a name inside it, not compared: {_listed(initials)}."
        yield Evidence(text, 0.0, "name_initials")


def _is_of_honoured(word: Word) -> bool:
    """Say whether a word is initials of whom a firm is named after.

    Not those that are joining words as well: "a", "i".
    """
    if word.role is not Role.PARTICLE or len(word.text) > 2:
        return False
    persons = person_words()
    joining = company_words().joining | persons.particles | persons.kin
    return joining.isdisjoint({word.text, word.fold})


def _listed(words: list[Word]) -> str:
    return ", ".join(repr(word.text) for word in words)
