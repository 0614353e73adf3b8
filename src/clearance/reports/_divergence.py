"""How authorities differ: terminal, JSON and CSV."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from rich.console import Console
from rich.table import Table
from rich.text import Text

from clearance.divergence import (
    Comparison,
    Coverage,
    Delay,
    Entry,
    Lag,
    Span,
    Stand,
    Summary,
)
from clearance.entities import kinds
from clearance.values import AsOf

from ._csv import csv_text
from ._json import as_json
from ._page import Page
from ._plain_text import counted, listed, visible

_SCHEMA = "clearance.divergence/1"
_STYLES = {
    "listed": "green",
    "removed": "magenta",
    "published": "yellow",
    "not_listed": "",
    "not_known": "dim",
}
STATES: Mapping[str, str] = MappingProxyType(
    {
        "listed": "listed",
        "removed": "removed",
        "published": "named, without legal effect",
        "not_listed": "not listed",
        "not_known": "not known",
    }
)
"""What the stands of authorities are called."""


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


def render_divergence_json(report: DivergenceReport) -> str:
    """Write all parties and counts as JSON of the shape `clearance.divergence/1`."""
    return as_json(
        {
            "schema": _SCHEMA,
            "as_of": {"day": report.as_of.day, "known": report.as_of.known},
            "restricted": dict(report.restricted),
            "notes": report.notes,
            "authorities": [
                {
                    **_counts(report, one.authority),
                    "lists": [_cover(c) for c in report.coverage[one.authority]],
                }
                for one in report.summary.authorities
            ],
            "summary": {
                "parties": report.summary.parties,
                "sanctioned_by_several": report.summary.several,
                "first_certain": report.summary.first_certain,
            },
            "parties": [_party_json(one) for one in report.comparisons],
        }
    )


def _counts(report: DivergenceReport, name: str) -> dict[str, object]:
    one = next(a for a in report.summary.authorities if a.authority == name)
    return {
        "authority": name,
        "listed": one.listed,
        "only_here": one.only_here,
        "removed": one.removed,
        "named_without_effect": one.published,
        "not_listed": one.not_listed,
        "not_known": one.not_known,
        "first": one.first,
        "days_behind": {
            "parties": one.delay.parties,
            "lower_quartile": one.delay.lower,
            "median": one.delay.median,
            "upper_quartile": one.delay.upper,
        },
        "shared": {
            other: number
            for (row, other), number in report.summary.shared.items()
            if row == name
        },
    }


def _cover(one: Coverage) -> dict[str, object]:
    return {
        "source": one.source,
        "title": one.title,
        "edition": one.edition,
        "whole": one.whole,
        "derived": one.derived,
        "sanctions": one.sanctions,
    }


def _party_json(compared: Comparison) -> dict[str, object]:
    party = compared.party
    return {
        "id": party.id,
        "caption": party.caption,
        "kind": party.kind,
        "countries": party.countries,
        "first": compared.first,
        "first_certain": compared.certain,
        "authorities": {
            stand.authority: {
                "state": stand.state,
                "since": _span(stand.since),
                "until": _span(stand.until),
                "days_behind": None
                if stand.lag is None
                else {"least": stand.lag.least, "most": stand.lag.most},
                "programmes": stand.programmes,
                "measures": stand.measures,
                "editions": dict(stand.editions),
                "why": stand.why,
                "entries": [_entry(one) for one in stand.entries],
            }
            for stand in compared.stands
        },
    }


def _span(span: Span) -> dict[str, date | None]:
    return {"earliest": span.earliest, "latest": span.latest}


def _entry(one: Entry) -> dict[str, object]:
    return {
        "source": one.source,
        "id": one.subject,
        "on": one.on,
        "since": _span(one.since),
        "until": _span(one.until),
        "edition": one.edition,
        "programmes": one.programmes,
        "measures": one.measures,
    }


DIVERGENCE_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "party": "id of the party",
        "caption": "what to call it",
        "kind": "kind of thing (FollowTheMoney)",
        "countries": "its countries",
        "first": "the authorities that may have been the first",
        "first_certain": "yes where these were",
        "authority": "the authority that the line is about",
        "state": "listed, removed, published, not_listed or not_known",
        "since_earliest": "the earliest day of listing that is possible",
        "since_latest": "the latest one; the same where the day is known",
        "days_behind_least": "days behind the first listing, at least",
        "days_behind_most": "days behind the first listing, at most",
        "removed_earliest": "the earliest day of removal that is possible",
        "removed_latest": "the latest one",
        "programmes": "programmes it is listed under",
        "measures": "measures that these impose",
        "list_ids": "ids that the authority's lists give it",
        "editions": "editions that do not have it, where it is not listed",
        "why": "why it is not known",
    }
)
"""The columns of the CSV report: a line for each party and authority."""


def render_divergence_csv(report: DivergenceReport) -> str:
    """Write a line for each party and authority, with DIVERGENCE_COLUMNS."""
    return csv_text(tuple(DIVERGENCE_COLUMNS), _lines(report))


def _lines(report: DivergenceReport) -> Iterator[dict[str, object]]:
    for compared in report.comparisons:
        party = compared.party
        about = {
            "party": party.id,
            "caption": party.caption,
            "kind": party.kind,
            "countries": "; ".join(party.countries),
            "first": "; ".join(compared.first),
            "first_certain": "yes" if compared.certain else "no",
        }
        for stand in compared.stands:
            lag = stand.lag
            yield {
                **about,
                "authority": stand.authority,
                "state": stand.state,
                "since_earliest": stand.since.earliest,
                "since_latest": stand.since.latest,
                "days_behind_least": None if lag is None else lag.least,
                "days_behind_most": None if lag is None else lag.most,
                "removed_earliest": stand.until.earliest,
                "removed_latest": stand.until.latest,
                "programmes": "; ".join(stand.programmes),
                "measures": "; ".join(stand.measures),
                "list_ids": "; ".join(
                    dict.fromkeys(one.subject for one in stand.entries)
                ),
                "editions": "; ".join(f"{s} {day}" for s, day in stand.editions),
                "why": stand.why,
            }
