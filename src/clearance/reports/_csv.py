"""The report as CSV: a line for every possible match and for every other row."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from ._compose import dated_title, document_of
from ._document import Hit, Row, ScreeningDocument
from ._follows import follows_told
from ._plain_text import visible
from ._turns import turn_line
from ._values import ScreeningReport

CSV_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "line": "line of the portfolio; empty for a name typed in",
        "customer": "the customer as given",
        "outcome": "possible match, no match, not screened, or note",
        "rank": "1 for the best match of the row",
        "score": "orders alerts, from 0 to 1; not a probability",
        "listed_party": "what the lists call the party",
        "matched_name": "the listed name that matched; empty where a number did",
        "entity_id": "id of the listed party",
        "list_ids": "the ids that the lists give it",
        "kind": "kind of thing (FollowTheMoney)",
        "programmes": "programmes it is designated under",
        "directives": "sectoral directives that apply to it",
        "lists": "the authority's lists it is on",
        "listed_on": "earliest day of listing that the sources give",
        "secondary_sanctions_risks": "acts under which dealing with it is risky",
        "consequences": "what each jurisdiction says of dealing with it, by which rule",
        "relations": "its ties to others",
        "reasons_for": "what speaks for a match",
        "reasons_against": "what speaks against it",
        "remarks": "what was looked at and counts neither way",
        "first_seen": "for a past day: publications that began to name the party",
        "digest": "what a judgement of the match rests on, for --cleared",
        "since_then": "for a past day: what later lists say otherwise, and why",
        "problem": "what in this row could not be used",
        "notes": "values set aside, and parties of that name left below the threshold",
        "as_of": "the day the question was about",
        "screened_at": "when (UTC)",
        "searched": "the versions of lists that were searched",
    }
)
"""The columns of the CSV report and what they hold; several values stand apart by ;"""

# What spreadsheets take for a formula at the start of a cell (OWASP, "CSV Injection"),
# and the full-width forms that some of them read alike.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CELL = 32_000  # a spreadsheet's cell holds 32,767 characters


def render_csv(report: ScreeningReport, *, bom: bool = False) -> str:
    """Write a report as CSV (RFC 4180) with the columns of CSV_COLUMNS.

    A cell that a spreadsheet would take for a formula starts with an apostrophe;
    cells beyond 32,000 characters are cut and say so. *bom* adds the mark by which
    Excel knows UTF-8.
    """
    document = document_of(report)
    text = csv_text(tuple(CSV_COLUMNS), csv_lines(document))
    return "\ufeff" + text if bom else text


def csv_text(
    header: Sequence[str],
    lines: Iterable[Mapping[str, object]],
    *,
    headed: bool = True,
) -> str:
    """Write mappings as CSV, every cell guarded; a missing or None value is empty."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    if headed:
        writer.writerow(header)
    for line in lines:
        writer.writerow([_cell(line.get(name)) for name in header])
    return out.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    guarded = text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
    return ("'" if guarded else "") + visible(text, _CELL)


def csv_lines(document: ScreeningDocument) -> Iterator[dict[str, object]]:
    """Give the lines of a report by the columns of CSV_COLUMNS."""
    run = {
        "as_of": document.as_of.day.isoformat(),
        "screened_at": document.made_at.isoformat(),
        "searched": _joined(dated_title(used) for used in document.lists),
    }
    troubles: dict[int | None, list[str]] = {}
    for problem in document.problems:
        troubles.setdefault(problem.line, []).append(problem.sentence)
    for row in document.rows:
        own = troubles.pop(row.line, []) if row.line is not None else []
        known = {"problem": _joined(own), **run}
        for line in _row_lines(row):
            yield {**line, **known}
    for number, sentences in troubles.items():
        outcome = "note" if number is None else "not screened"
        told = {"problem": _joined(sentences)}
        yield {"line": number, "outcome": outcome, **told, **run}


def _row_lines(row: Row) -> Iterator[dict[str, object]]:
    customer = {
        "line": row.line,
        "customer": row.label,
        "outcome": row.outcome.replace("_", " "),
        "since_then": _joined(turn_line(turn) for turn in row.turns),
        "notes": _joined(row.notes),
    }
    for rank, hit in enumerate(row.matches, start=1):
        yield {**customer, "rank": rank, **_hit_cells(hit)}
    if not row.matches:
        yield dict(customer)


def _hit_cells(hit: Hit) -> dict[str, object]:
    return {
        "score": f"{hit.score:.4f}",
        "listed_party": hit.party.caption,
        "matched_name": hit.matched_name,
        "entity_id": hit.party.id,
        "list_ids": _joined(hit.party.referents),
        "kind": hit.party.kind,
        "programmes": _joined(hit.programmes),
        "directives": _joined(one.directive for one in hit.designations),
        "lists": _joined(one.list or one.source for one in hit.designations),
        "listed_on": hit.listed_on,
        "secondary_sanctions_risks": _joined(
            one.sentence for one in hit.secondary_sanctions_risks
        ),
        "consequences": _joined(follows_told(hit.consequences)),
        "relations": _joined(one.sentence for one in hit.relations),
        "reasons_for": _joined(one.text for one in hit.evidence_for),
        "reasons_against": _joined(one.text for one in hit.evidence_against),
        "remarks": _joined(one.text for one in hit.remarks),
        "first_seen": _joined(hit.first_seen),
        "digest": hit.digest,
    }


def _joined(texts: Iterable[str | None]) -> str:
    return "; ".join(dict.fromkeys(text for text in texts if text))
