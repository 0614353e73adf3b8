"""How each authority stands to one party, and which of them was first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from clearance.entities import kinds

from ._entries import NO_EFFECT, Coverage, Entry, Party, since_of
from ._namesakes import Namesakes
from ._span import Lag, Span

# So many namesakes are named; the others are counted.
_FEW = 2

State = Literal["listed", "removed", "published", "not_listed", "not_known"]


@dataclass(frozen=True, slots=True)
class Stand:
    """How one authority stands to a party on the day.

    `state`: listed; removed (it was and no longer is); published (named without legal
    effect); not_listed (not on the newest editions, `editions`); not_known (no edition
    tells, for the reason in `why`). `lag` counts the days behind the first listing
    elsewhere; None where the authority did not list it.
    """

    authority: str
    state: State
    since: Span
    until: Span
    lag: Lag | None
    programmes: tuple[str, ...]
    measures: tuple[str, ...]
    entries: tuple[Entry, ...]
    editions: tuple[tuple[str, date], ...] = ()
    why: str | None = None

    @property
    def sanctions(self) -> bool:
        """Whether the authority sanctions or sanctioned the party."""
        return self.state in ("listed", "removed")


@dataclass(frozen=True, slots=True)
class Comparison:
    """One party and all authorities.

    `first` names the authorities that may have been the first to list it, among those
    whose lists are loaded; `certain` says that it was these, on one day.
    """

    party: Party
    stands: tuple[Stand, ...]
    first: tuple[str, ...]
    certain: bool

    def stand(self, authority: str) -> Stand:
        """Give the stand of one authority."""
        return next(one for one in self.stands if one.authority == authority)

    @property
    def listed_by(self) -> tuple[str, ...]:
        """The authorities that list it on the day."""
        return tuple(one.authority for one in self.stands if one.state == "listed")


def compare(
    party: Party,
    coverage: Mapping[str, Sequence[Coverage]],
    namesakes: Namesakes,
) -> Comparison | None:
    """Compare the authorities of *coverage* on one party; None if none sanctions it.

    An authority that has a namesake of the party is not said not to list it.
    """
    sanctioning = {
        authority: _since(party.entries.get(authority, ())) for authority in coverage
    }
    spans = {a: span for a, span in sanctioning.items() if span is not None}
    if not spans:
        return None
    began = Span.first_of(spans.values())
    first, certain = _first(spans)
    lags = {
        authority: Lag(0, 0)
        if certain and authority in first
        else Lag.between(began, span)
        for authority, span in spans.items()
    }
    stands = tuple(
        _stand(authority, party, spans[authority], lags[authority])
        if authority in spans
        else _other(authority, party, covers, began, namesakes)
        for authority, covers in coverage.items()
    )
    return Comparison(party, stands, first, certain)


def _effective(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(one for one in entries if set(one.measures) != {NO_EFFECT})


def _since(entries: Sequence[Entry]) -> Span | None:
    effective = _effective(entries)
    on = tuple(one for one in effective if one.on)
    return since_of(on or effective) if effective else None


def _stand(authority: str, party: Party, since: Span, lag: Lag) -> Stand:
    effective = _effective(party.entries[authority])
    on = tuple(one for one in effective if one.on)
    if on:
        return _of(authority, "listed", on, since, Span(), lag)
    until = Span.last_of(one.until for one in effective)
    return _of(authority, "removed", effective, since, until, lag)


def _other(
    authority: str,
    party: Party,
    covers: Sequence[Coverage],
    began: Span,
    namesakes: Namesakes,
) -> Stand:
    published = tuple(one for one in party.entries.get(authority, ()) if one.on)
    if published:
        since = since_of(published)
        return _of(authority, "published", published, since, Span(), None)
    same = namesakes.of(party, authority)
    if same:
        named = ", ".join(f"{one.caption} ({one.id})" for one in same[:_FEW])
        more = f" and {len(same) - _FEW} more" if len(same) > _FEW else ""
        why = f"it lists others of the same name that were not joined: {named}{more}"
        return _absent(authority, (), why)
    return _absence(authority, party, covers, began)


def _of(
    authority: str,
    state: State,
    entries: Sequence[Entry],
    since: Span,
    until: Span,
    lag: Lag | None,
) -> Stand:
    return Stand(
        authority=authority,
        state=state,
        since=since,
        until=until,
        lag=lag,
        programmes=tuple(dict.fromkeys(p for one in entries for p in one.programmes)),
        measures=tuple(dict.fromkeys(m for one in entries for m in one.measures)),
        entries=tuple(entries),
    )


def _absence(
    authority: str, party: Party, covers: Sequence[Coverage], began: Span
) -> Stand:
    """Say that an authority does not list a party, or why that cannot be said."""
    whole = [one for one in covers if one.whole and one.sanctions]
    holding = [one for one in whole if _holds(one, party.kind)]
    # An edition from before the party was listed anywhere tells nothing.
    telling = [
        one for one in holding if began.latest is None or one.edition >= began.latest
    ]
    why = None
    if not whole:
        why = "no whole list of its sanctions is loaded"
    elif not holding:
        why = "its lists that are loaded hold nothing of this kind"
    elif not telling:
        newest = max(one.edition for one in holding)
        why = f"its newest edition, of {newest}, is from before the first listing"
    ordered = sorted(telling, key=lambda cover: cover.edition)
    return _absent(authority, tuple({c.list_: c for c in ordered}.values()), why)


def _absent(authority: str, telling: Sequence[Coverage], why: str | None) -> Stand:
    return Stand(
        authority=authority,
        state="not_known" if why else "not_listed",
        since=Span(),
        until=Span(),
        lag=None,
        programmes=(),
        measures=(),
        entries=(),
        editions=tuple((one.source, one.edition) for one in telling),
        why=why,
    )


def _holds(covers: Coverage, kind: str) -> bool:
    """Say whether a list holds things of a kind, or of one that may be the same."""
    wanted = kinds()[kind]
    return any(
        wanted.is_a(held) or kinds()[held].is_a(kind)
        for held in covers.kinds
        if held in kinds()
    )


def _first(spans: Mapping[str, Span]) -> tuple[tuple[str, ...], bool]:
    sure = tuple(
        authority
        for authority, span in spans.items()
        if all(
            span.surely_by(other) for name, other in spans.items() if name != authority
        )
    )
    if sure:
        return sure, True
    possible = tuple(
        authority
        for authority, span in spans.items()
        if not any(
            other.latest is not None
            and span.earliest is not None
            and other.latest < span.earliest
            for name, other in spans.items()
            if name != authority
        )
    )
    return possible, False
