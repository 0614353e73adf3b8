"""How many parties authorities share, who leads, how far the others are behind."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import quantiles

from ._judge import Comparison


@dataclass(frozen=True, slots=True)
class Delay:
    """How many days an authority came after the first, where both days are exact.

    Quartiles in days over `parties` parties; None where there are none.
    """

    parties: int
    lower: float | None
    median: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class AuthoritySummary:
    """One authority in figures; each counts parties.

    `only_here` are listed by it alone; `first` those it was certainly the first to
    list, of those that at least two list or listed; `not_known` those of which its
    loaded editions do not tell.
    """

    authority: str
    listed: int
    only_here: int
    removed: int
    published: int
    not_listed: int
    not_known: int
    first: int
    delay: Delay


@dataclass(frozen=True, slots=True)
class Summary:
    """All authorities in figures.

    `shared` counts for each pair of authorities the parties that both list; `several`
    the parties that at least two list or listed, and `first_certain` how many of
    these have a certain first.
    """

    parties: int
    several: int
    first_certain: int
    authorities: tuple[AuthoritySummary, ...]
    shared: dict[tuple[str, str], int]


def summarise(comparisons: Iterable[Comparison], authorities: Sequence[str]) -> Summary:
    """Count over parties, for each authority and each pair of them."""
    states: dict[str, Counter[str]] = {name: Counter() for name in authorities}
    only: Counter[str] = Counter()
    first: Counter[str] = Counter()
    shared: Counter[tuple[str, str]] = Counter()
    lags: dict[str, list[int]] = {name: [] for name in authorities}
    parties = several = certain = 0
    for one in comparisons:
        parties += 1
        for stand in one.stands:
            states[stand.authority][stand.state] += 1
        listed = one.listed_by
        if len(listed) == 1:
            only[listed[0]] += 1
        shared.update((a, b) for a in listed for b in listed)
        sanctioning = [stand for stand in one.stands if stand.sanctions]
        if len(sanctioning) < 2:
            continue
        several += 1
        if one.certain:
            certain += 1
            first.update(one.first)
        for stand in sanctioning:
            alone = one.certain and one.first == (stand.authority,)
            if stand.lag is not None and stand.lag.exact is not None and not alone:
                lags[stand.authority].append(stand.lag.exact)
    return Summary(
        parties,
        several,
        certain,
        tuple(
            AuthoritySummary(
                authority=name,
                listed=states[name]["listed"],
                only_here=only[name],
                removed=states[name]["removed"],
                published=states[name]["published"],
                not_listed=states[name]["not_listed"],
                not_known=states[name]["not_known"],
                first=first[name],
                delay=_delay(lags[name]),
            )
            for name in authorities
        ),
        {(a, b): shared[a, b] for a in authorities for b in authorities},
    )


def _delay(lags: Sequence[int]) -> Delay:
    if not lags:
        return Delay(0, None, None, None)
    if len(lags) == 1:
        return Delay(1, lags[0], lags[0], lags[0])
    lower, median, upper = quantiles(lags, n=4, method="inclusive")
    return Delay(len(lags), lower, median, upper)
