"""Red flags in figures of trade: goods of high priority, jumps, new destinations."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from statistics import mean, stdev

from ._flags import Case, Seen, Sight, Test
from ._trade import Trade
from ._trading import (
    ROWS,
    bought,
    diverts,
    goes_to,
    is_sensitive,
    no_trade,
    sold,
)


def _imports_need(case: Case) -> str | None:
    rows = bought(case)
    if not rows:
        return no_trade(case) or f"what it bought: {ROWS}"
    after = case.row("FB23-02")["after"]
    if min(one.since for one in rows) > after:
        return f"what it bought before {after}, to compare with: {ROWS}"
    return None


def _began(case: Case) -> Seen:
    after = case.row("FB23-02")["after"]
    rows = [one for one in bought(case) if is_sensitive(case, one)]
    if rows and rows[0].since > after:
        yield Sight(
            "FB23-02",
            f"{case.party.name} buys goods of common high priority ({_codes(rows)}) for"
            f" {_sum(rows)} since {rows[0].since}, and bought none up to {after}, from"
            f" when on there are figures ({bought(case)[0].since}).",
            "Why did it begin to need these goods, and where do they go?",
        )


def _grew(case: Case) -> Seen:
    row = case.row("FB23-03")
    after, times, least = row["after"], Decimal(row["times"]), Decimal(row["least"])
    rows = [one for one in bought(case) if is_sensitive(case, one)]
    old = [one for one in rows if one.since <= after]
    new = [one for one in rows if one.since > after]
    if not old or not new or _sum(new) < least:
        return
    every = bought(case)
    days = [
        _days(every[0].since, after),
        _days(after, max(one.until for one in every)),
    ]
    grown = _sum(new) * days[0] / (_sum(old) * days[1]) if _sum(old) else None
    if grown is None or grown > times:
        by = f", {grown:.1f} times as much a day" if grown else ""
        yield Sight(
            "FB23-03",
            f"{case.party.name} bought goods of common high priority ({_codes(new)})"
            f" for {_sum(old)} in {days[0]} days to {after} and for {_sum(new)} in the"
            f" {days[1]} days since{by}.",
            "Which customers are new, and what proves that the goods stay there?",
        )


def _days(since: date, until: date) -> int:
    return max((until - since).days, 1)


def _months_need(case: Case) -> str | None:
    months = int(case.row("FB23-09")["months"])
    if lacking := no_trade(case):
        return lacking
    if len(_by_month(bought(case))) > months:
        return None
    return f"what it bought in more than {months} months: {ROWS}"


def _by_month(rows: Iterable[Trade]) -> dict[date, Decimal]:
    found: dict[date, Decimal] = {}
    for one in rows:
        month = one.since.replace(day=1)
        if one.until.replace(day=1) == month:
            found[month] = found.get(month, Decimal(0)) + one.value
    return dict(sorted(found.items()))


def _jumped(case: Case) -> Seen:
    row = case.row("FB23-09")
    least, far = int(row["months"]), Decimal(row["deviations"])
    months = list(_by_month(bought(case)).items())
    jumps = []
    for at, (month, value) in enumerate(months):
        usual = [one for _, one in months[:at]]
        if at >= least and value > mean(usual) + far * stdev(usual) and stdev(usual):
            jumps.append((month, value, mean(usual)))
    for month, value, before in jumps[-1:]:
        yield Sight(
            "FB23-09",
            f"{case.party.name} bought for {value} in {month:%Y-%m}, against"
            f" {before:.0f} a month in the {least} months or more before: over {far}"
            " standard deviations more.",
            "What is the order for, and can a firm of this size use so much?",
        )


def _exports_need(case: Case) -> str | None:
    rows = sold(case)
    if not rows:
        return no_trade(case) or f"what it sold, to whom and where: {ROWS}"
    after = case.row("G7-03")["after"]
    if min(one.since for one in rows) > after:
        return f"what it sold before {after}, to compare with: {ROWS}"
    return None


def _turned(case: Case) -> Seen:
    row = case.row("G7-03")
    after, share, away = row["after"], Decimal(row["share"]), row["countries"]
    old = [one for one in sold(case) if one.since <= after]
    new = [one for one in sold(case) if one.since > after]
    then = _share(old, [one for one in old if goes_to(case, one, away)])
    now = _share(new, [one for one in new if diverts(case, one)])
    if then >= share and now >= share:
        yield Sight(
            "G7-03",
            f"Up to {after} {then:.0f} % of what {case.party.name} sold went to"
            f" {', '.join(away)}; since then {now:.0f} % goes to places of diversion.",
            "Who are the new buyers, and what do they have to do with the old ones?",
        )


def _rerouted(case: Case) -> Seen:
    row = case.row("FB22-13")
    after, away = row["after"], row["countries"]
    rows = [one for one in sold(case) if one.hs]
    old = {one.hs for one in rows if one.since <= after and goes_to(case, one, away)}
    new = [one for one in rows if one.since > after and one.hs in old]
    new = [one for one in new if diverts(case, one) and not goes_to(case, one, away)]
    if new:
        buyers = dict.fromkeys(case.scene.known(one.buyer).name for one in new)
        yield Sight(
            "FB22-13",
            f"{case.party.name} sold {_codes(new)} to {', '.join(away)} up to {after},"
            f" and sells them to {', '.join(buyers)} since.",
            "Where do the goods stay in the end?",
        )


def _diverted(case: Case) -> Seen:
    rows = [*bought(case), *sold(case)]
    rows = [one for one in rows if is_sensitive(case, one) and diverts(case, one)]
    for buyer in dict.fromkeys(one.buyer for one in rows):
        own = [one for one in rows if one.buyer == buyer]
        known = case.scene.known(buyer)
        yield Sight(
            "FB22-21",
            f"{known.name} in {known.countries[0]}, a place of diversion, got goods of"
            f" common high priority ({_codes(own)}) for {_sum(own)} from"
            f" {own[0].since} to {max(one.until for one in own)}.",
            "Who uses them there? Ask for the end-user statement and check it.",
        )


def _goods_need(case: Case) -> str | None:
    rows: Iterator[Trade] = (one for one in (*bought(case), *sold(case)) if one.hs)
    return None if any(True for _ in rows) else f"what it trades: {ROWS}"


def _codes(rows: Iterable[Trade]) -> str:
    return ", ".join(sorted({one.hs for one in rows}))


def _sum(rows: Iterable[Trade]) -> Decimal:
    return sum((one.value for one in rows), Decimal(0))


def _share(rows: Iterable[Trade], part: Iterable[Trade]) -> Decimal:
    whole = _sum(rows)
    return 100 * _sum(part) / whole if whole else Decimal(0)


TESTS = (
    Test(("FB23-02",), _began, _imports_need),
    Test(("FB23-03",), _grew, _imports_need),
    Test(("FB23-09",), _jumped, _months_need),
    Test(("G7-03",), _turned, _exports_need),
    Test(("FB22-13",), _rerouted, _exports_need),
    Test(("FB22-21",), _diverted, _goods_need),
)
