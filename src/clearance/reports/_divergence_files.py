"""How authorities differ, for machines and spreadsheets: JSON and CSV."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from clearance.divergence import Comparison, Coverage, Entry, Span

from ._csv import csv_text
from ._divergence import DivergenceReport
from ._json import as_json

_SCHEMA = "clearance.divergence/1"


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
