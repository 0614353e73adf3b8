"""Why the lists answered otherwise on the day asked about than they do later."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from clearance.screening import Standing, Turn

from ._document import EntryStanding, PartyTurn, TurnSort
from ._plain_text import listed
from ._values import Comparison

_FEW = 3  # lists that are named in full; more are counted
TURN_WORDS: Mapping[TurnSort, str] = MappingProxyType(
    {
        "listed_later": "listed later",
        "no_longer_listed": "no longer listed",
        "changed": "listed otherwise",
        "not_known": "listed later; not known for that day",
    }
)
"""What became of a party, in a few words."""


def first_seen_sentences(
    standings: Sequence[Standing], titles: Mapping[str, str]
) -> tuple[str, ...]:
    """Say with which publication each list that gives no day began to name a party."""
    return tuple(
        dict.fromkeys(
            f"{titles.get(one.source, one.source)}: {_onset(one)}"
            for one in standings
            if one.then
            and one.since is None
            and one.spell is not None
            and one.spell.not_on is not None
        )
    )


def turn_told(turn: Turn, day: date, compared: Comparison) -> PartyTurn:
    """Put into words what became of a party after the day asked about."""
    entity = turn.match.listing.entity
    standings = [one for one in turn.standings if one.then != one.later]
    known = [one for one in standings if _is_known(one, day)]
    return PartyTurn(
        id=entity.id,
        caption=entity.caption,
        kind=entity.kind,
        list_ids=entity.referents,
        score=round(turn.match.score, 4),
        change=_sort(turn, known),
        sentences=tuple(_sentences(turn, day, compared)),
        entries=tuple(_entry(one) for one in turn.standings),
    )


def turn_line(turn: PartyTurn) -> str:
    """Say in one line what became of a party, and why."""
    return f"{turn.caption} ({turn.id}): {TURN_WORDS[turn.change]}. " + " ".join(
        turn.sentences
    )


def _is_known(one: Standing, day: date) -> bool:
    """Whether it is known that the entry stood otherwise on the day asked about."""
    return one.then or one.answered or (one.since or "") > day.isoformat()


def _sort(turn: Turn, known: Sequence[Standing]) -> TurnSort:
    if not known and turn.programmes is None:
        return "not_known"
    if not any(one.then for one in turn.standings):
        return "listed_later"
    if not any(one.later for one in turn.standings):
        return "no_longer_listed"
    return "changed"


def _sentences(turn: Turn, day: date, compared: Comparison) -> Iterator[str]:
    told = {one.subject for one in turn.standings if one.then or one.answered}
    unknown: list[str] = []
    for one in turn.standings:
        title = compared.titles.get(one.source, one.source)
        if one.then and not one.later:
            yield f"{title}: {_end(one)}."
        elif one.later and not one.then:
            if _is_known(one, day):
                yield f"{title}: {_onset(one)}."
            elif one.subject not in told:
                unknown.append(title)
    if turn.programmes is not None:
        before, after = (", ".join(some) or "none" for some in turn.programmes)
        yield f"Programmes: {before}; later {after}."
    if unknown:
        named = (
            listed(unknown) if len(unknown) <= _FEW else f"{len(unknown)} other lists"
        )
        yield (
            f"On {named} later; not known for {day}, since no edition so old is loaded."
        )


def _onset(one: Standing) -> str:
    if one.since is not None:
        return f"since {one.since}"
    if one.spell is None:
        return "listed"
    before = one.spell.not_on
    began = f"first on the list of {one.spell.first}"
    return began if before is None else f"{began}, not on that of {before}"


def _end(one: Standing) -> str:
    if one.until is not None:
        return f"until {one.until}"
    if one.spell is None:
        return "no longer listed"
    gone = one.spell.gone
    last = f"last on the list of {one.spell.last}"
    return last if gone is None else f"{last}, no longer on that of {gone}"


def _entry(one: Standing) -> EntryStanding:
    spell = one.spell
    return EntryStanding(
        source=one.source,
        id=one.subject,
        then=one.then,
        later=one.later,
        answered=one.answered,
        since=one.since,
        until=one.until,
        not_on=spell.not_on if spell else None,
        first_seen=spell.first if spell else None,
        last_seen=spell.last if spell else None,
        gone=spell.gone if spell else None,
    )
