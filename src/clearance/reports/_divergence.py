"""How authorities differ: what is told of it, and the table for the terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from clearance.divergence import (
    Comparison,
    Coverage,
    Delay,
    Lag,
    Span,
    Stand,
    Summary,
)
from clearance.entities import kinds
from clearance.values import AsOf

from ._page import Page
from ._plain_text import counted, listed, visible

_STYLES = {
    "listed": "green",
    "removed": "magenta",
    "published": "yellow",
    "not_listed": "",
    "not_known": "dim",
}


@dataclass(frozen=True, slots=True)
class DivergenceReport:
    """Which authorities list whom, as far as it was asked for.

    `coverage` gives for each authority its lists that answer; `restricted` names what
    the parties were limited to; `notes` are sentences that the reader must see.
    """

    as_of: AsOf
    coverage: Mapping[str, tuple[Coverage, ...]]
    comparisons: tuple[Comparison, ...]
    summary: Summary
    notes: tuple[str, ...] = ()
    restricted: tuple[tuple[str, str], ...] = ()


def span_told(span: Span, *, before: str = "by") -> str:
    """Say when something was: a day, a range, or one bound."""
    if span.exact is not None:
        return span.exact.isoformat()
    if span.earliest is not None and span.latest is not None:
        return f"{span.earliest} to {span.latest}"
    if span.latest is not None:
        return f"{before} {span.latest}"
    if span.earliest is not None:
        return f"{span.earliest} or later"
    return "on an unknown day"


def lag_told(lag: Lag | None) -> str:
    """Say how many days: "0 d", "9 d", "5 to 12 d", "at least 3 d"; empty for none."""
    if lag is None:
        return ""
    if lag.exact is not None:
        return f"{lag.exact:,} d"
    if lag.most is not None:
        return f"{lag.least:,} to {lag.most:,} d"
    return f"at least {lag.least:,} d" if lag.least else ""


def stand_told(stand: Stand) -> str:
    """Say in a few words how an authority stands to a party."""
    if stand.state == "listed":
        lag = lag_told(stand.lag)
        behind = f" (+{lag})" if lag and lag != "0 d" else ""
        return f"{span_told(stand.since)}{behind}"
    if stand.state == "removed":
        return f"removed {span_told(stand.until)}; listed {span_told(stand.since)}"
    if stand.state == "published":
        return f"named without legal effect, {span_told(stand.since)}"
    if stand.state == "not_listed":
        named = ", ".join(f"{source} of {day}" for source, day in stand.editions)
        return f"not on {named}"
    return f"not known: {stand.why}"


def first_told(compared: Comparison) -> str:
    """Say who was first to list a party, or among whom that lies."""
    names = [name.upper() for name in compared.first]
    if sum(stand.sanctions for stand in compared.stands) == 1:
        return f"only {names[0]}"
    if compared.certain:
        return f"first {names[0]}" if len(names) == 1 else f"{listed(names)} on one day"
    return f"first not known: {_either(names)}"


def _either(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} or {names[-1]}"


def delay_told(delay: Delay) -> str:
    """Say how far behind an authority is: the median, and over how many parties."""
    if delay.median is None:
        return "not known"
    return f"{delay.median:,.0f} d ({delay.parties:,})"


def print_divergence(report: DivergenceReport, console: Console, *, limit: int) -> None:
    """Write the summary by authority, the pairs, and then the parties.

    At most *limit* parties are shown; how many more there are is said.
    """
    page = Page(console)
    limits = "".join(f", {name} {value}" for name, value in report.restricted)
    page.say((f"Who lists whom as of {report.as_of.day}{limits}", "bold"))
    for note in report.notes:
        page.say((note, "yellow"), first="! ", hang=2)
    if not report.comparisons:
        page.say("No party that was asked for is sanctioned by these lists.")
        return
    total = report.summary
    page.say(
        f"{counted(total.parties, 'party', 'parties')}, {total.several:,} of them"
        f" sanctioned by two authorities or more; who was first is certain for"
        f" {total.first_certain:,} of these."
    )
    page.gap()
    console.print(_authorities(report), highlight=False)
    page.gap()
    page.say(("Listed by the one in the row and also by", "bold"))
    console.print(_pairs(report), highlight=False)
    page.gap()
    for compared in report.comparisons[:limit]:
        _say_party(page, compared, alone=total.parties == 1)
    more = len(report.comparisons) - limit
    if more > 0:
        page.say(
            f"… and {more:,} more: --limit shows more, --csv FILE, --html FILE or"
            " --json FILE writes all."
        )


def _authorities(report: DivergenceReport) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column("")
    for heading in (
        "Listed",
        "Only here",
        "Removed",
        "Not listed",
        "Not known",
        "Named only",
        "First",
        "Behind, median",
    ):
        table.add_column(heading, justify="right", overflow="fold")
    for one in report.summary.authorities:
        table.add_row(
            Text(one.authority.upper(), "bold"),
            f"{one.listed:,}",
            f"{one.only_here:,}",
            f"{one.removed:,}",
            f"{one.not_listed:,}",
            f"{one.not_known:,}",
            f"{one.published:,}" if one.published else "",
            f"{one.first:,}",
            delay_told(one.delay),
        )
    return table


def _pairs(report: DivergenceReport) -> Table:
    names = [one.authority for one in report.summary.authorities if one.listed]
    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column("")
    for name in names:
        table.add_column(name.upper(), justify="right")
    for row in names:
        cells = (
            f"{report.summary.shared[row, name]:,}" if row != name else "·"
            for name in names
        )
        table.add_row(Text(row.upper(), "bold"), *cells)
    return table


def _say_party(page: Page, compared: Comparison, *, alone: bool) -> None:
    party = compared.party
    countries = "/".join(party.countries).upper()
    about = ", ".join(filter(None, (kinds()[party.kind].label, countries, party.id)))
    page.say(
        (visible(party.caption, 120), "bold"),
        f" ({about}): ",
        (first_told(compared), "cyan"),
        hang=2,
    )
    for stand in compared.stands:
        if stand.state == "not_known" and not alone:
            continue
        page.say(
            (f"{stand.authority.upper()}  ", "bold"),
            (stand_told(stand), _STYLES[stand.state]),
            _under(stand),
            first="  ",
            hang=6,
        )
    unknown = [s.authority.upper() for s in compared.stands if s.state == "not_known"]
    if unknown and not alone:
        page.say((f"not known: {', '.join(unknown)}", "dim"), first="  ")


def _under(stand: Stand) -> str:
    if not (stand.sanctions or stand.state == "published"):
        return ""
    told = (", ".join(stand.programmes), ", ".join(stand.measures))
    under = "; ".join(filter(None, told))
    return f" · {under}" if under else ""
