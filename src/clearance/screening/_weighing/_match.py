"""One listed party judged: its name, what is linked to it, and all else together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import nextafter

from clearance.entities import Listing
from clearance.screening._asked import Answer, Asked, Evidence, Match, Options
from clearance.screening._fit import MOST, NameFit, Scale
from clearance.screening._listed import Shelf

from ._corroborate import CONTRADICTIONS, compare_place, corroborate, weighed
from ._explain import as_probabilities, explain_name, explain_reading
from ._states import of_other_state

# What links to a firm add to its fit at most, each time they double, and from which
# fit of its name on.
HEAD_MOST, _HEAD_STEP, HEAD_NAME = 0.09, 0.02, 0.7
_NUMBERS = frozenset({"identifier", "identifier_shared", "identifier_slip"})


@dataclass(slots=True)
class Named:
    """The listed name of a party that fits best so far."""

    name: int
    asked: str
    fit: NameFit
    score: float


def judge_all(
    shelf: Shelf,
    asked: Asked,
    parties: Mapping[int, Named | None],
    *,
    options: Options,
    scale: Scale,
) -> Answer:
    """Judge parties, each with its name that fits best, and put the best first.

    Those that something took below the threshold come apart, however many.
    """
    found = []
    for party, named in parties.items():
        match = _judge(shelf, asked, party, named, options=options, scale=scale)
        if match is not None:
            found.append((-match.score, party, match))
    found.sort(key=lambda entry: entry[:2])
    order = [match for _, _, match in found]
    reached = sum(one.score >= scale.threshold for one in order)
    best = order[: min(reached, options.limit)]
    return Answer(best, tuple(order[reached:]), asked.notes)


def _judge(
    shelf: Shelf,
    asked: Asked,
    party: int,
    named: Named | None,
    *,
    options: Options,
    scale: Scale,
) -> Match | None:
    """Put name and all else together; None below the threshold.

    But a party that its name alone would report is given with its score below it.
    *named* is the name of the party that fits best, None where only a number does. All
    counts on the scale of fits; scores and points are made of that at the end.
    """
    fit = 0.0 if named is None else scale.listed.settled(named.score)
    bare = named is not None and not asked.has_fields
    if bare and fit + HEAD_MOST < scale.least:
        return None
    evidence: list[Evidence] = []
    if named is not None:
        evidence += _head(shelf, party, named, fit)
        fit += sum(one.points for one in evidence)
        if bare and fit < scale.least:
            # Nothing else was said that could speak for the party.
            return None
    listing = shelf.listing(party)
    found = corroborate(asked, listing)
    if named is not None:
        of_body = not shelf.is_person(party)
        found += _of_places(asked, named, fit, listing, of_body=of_body)
    implied, said = _parted(weighed(found, options), asked)
    base = _apply(fit, implied, evidence)
    fit = _apply(base, said, evidence)
    contradicted = any(one.code in CONTRADICTIONS and one.points for one in said)
    numbers = [one for one in said if one.code in _NUMBERS and one.points > 0]
    if fit < scale.least <= _apply(base, numbers, []) and not contradicted:
        what = "name" if base >= scale.least else "number"
        text = f"Kept, since the {what} alone reaches the threshold."
        evidence.append(Evidence(text, scale.least - fit, "kept"))
        fit = scale.least
    if fit < scale.least:
        if named is None or base < scale.least:
            return None
        short = nextafter(scale.threshold, 0.0)
        score = min(scale.plain.probability(fit), short)
    else:
        # Rounding must not take a match below the threshold that it reaches.
        score = max(scale.plain.probability(fit), scale.threshold)
    if named is None:
        if asked.names:
            evidence.append(_no_name(listing))
        return Match(listing, score, None, (*as_probabilities(evidence, scale.plain),))
    told = as_probabilities(evidence, scale.plain, scale.listed.settled(named.score))
    prop, text = shelf.name(named.name)
    first = as_probabilities(
        explain_name(named.asked, text, prop, named.fit), scale.listed
    )
    read = explain_reading(asked.said_as(named.asked), named.asked)
    return Match(listing, score, text, (*first, *read, *told))


def _of_places(
    asked: Asked, named: Named, fit: float, listing: Listing, *, of_body: bool
) -> list[Evidence]:
    """Weigh the state or the place that the text of a name says, one of the two.

    A place only where the query says no country.
    """
    text = asked.said_as(named.asked)
    found = [*of_other_state(text, named.fit, fit, listing)] if of_body else []
    if found or asked.countries:
        return found
    return [*compare_place(text, named.asked, listing)]


def _no_name(listing: Listing) -> Evidence:
    text = f"No name in the query is like the listed {listing.entity.caption!r}."
    return Evidence(text, 0.0, "name_missing")


def _head(shelf: Shelf, party: int, named: Named, fit: float) -> Iterator[Evidence]:
    """Favour the firm that many listed parties hang on, such as a head office."""
    links = shelf.links_to(party)
    if not links or named.score < HEAD_NAME or shelf.is_person(party):
        return
    points = min(_HEAD_STEP * links.bit_length(), HEAD_MOST)
    points = min(points, (MOST - fit) * 0.8)
    others = "One more listed party is" if links == 1 else f"{links} listed parties are"
    yield Evidence(f"{others} linked to it.", points, "links")


def _parted(
    said: Iterable[Evidence], asked: Asked
) -> tuple[list[Evidence], list[Evidence]]:
    """Part what the name itself says of kind and state from what other fields say."""
    parts: tuple[list[Evidence], list[Evidence]] = ([], [])
    told = asked.kind is not None or bool(asked.birth_dates or asked.genders)
    for one in said:
        named = one.code == "state_differs" or (one.code == "kind_differs" and not told)
        parts[not named].append(one)
    return parts


def _apply(fit: float, said: list[Evidence], evidence: list[Evidence]) -> float:
    """Apply what was found, support first; points become what each really moved."""
    order = sorted(said, key=lambda one: (one.code == "identifier", one.points <= 0))
    for one in order:
        before = fit
        if one.points > 0:
            fit += (MOST - fit) * one.points
        else:
            fit = max(fit + one.points, min(fit, 0.0))
        evidence.append(Evidence(one.text, fit - before, one.code))
    return fit
