"""What is loaded, what a run of updates did, what parsers understood: for people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ._csv import csv_text
from ._json import as_json
from ._page import Page
from ._plain_text import counted, visible

_EXAMPLES = 5
_FEW = 3  # sources of which all is told
_TITLED = 6  # sources that are named in full


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """What there is of one source on the day asked about.

    `published` is the publisher's date of the version held, `age_days` its age,
    `stale` says that it is older than the source's schedule allows; `sha256` is the
    hash of the files; `origin` is download, disk or package; `used` says whether the
    version answers questions for the day; None where there is no version. `derived`
    says whose extract it is, where it is no official file; `about` is what users must
    know of the source; `note` what they must of the version, and what it changed.
    """

    name: str
    title: str
    publisher: str
    jurisdiction: str
    licence: str
    homepage: str
    published: date | None
    age_days: int | None
    stale: bool
    entries: int | None
    sha256: str | None
    origin: str | None
    complete: bool
    starter: bool
    used: bool
    note: str | None = None
    derived: str | None = None
    about: str | None = None
    schedule: str | None = None
    formats: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UpdateLine:
    """What became of one version of one source in a run of updates.

    `entries` counts listed parties, `seconds` is the time it took; `sentence` says
    why, where something failed or was skipped.
    """

    source: str
    version: str | None
    outcome: Literal["added", "unchanged", "failed", "skipped"]
    entries: int | None = None
    seconds: float | None = None
    sentence: str | None = None


@dataclass(frozen=True, slots=True)
class SourceAudit:
    """What a parser read of one version; `record` is what `Audit.record()` gave.

    Its keys: counts, understood, not_understood (what: total and examples), ignored,
    problems and problem_count.
    """

    source: str
    version: str
    record: Mapping[str, Any]


def print_sources(rows: Sequence[SourceStatus], console: Console) -> None:
    """Write what is loaded as a table: source, day, age, entries, hash and state."""
    page = Page(console)
    if not rows:
        page.say("No source is loaded. Run 'clearance update' to fetch the lists.")
        return
    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column("Source", ratio=1, overflow="fold")
    table.add_column("Published", no_wrap=True)
    table.add_column("Age", justify="right", no_wrap=True)
    table.add_column("Entries", justify="right", no_wrap=True)
    table.add_column("SHA-256", no_wrap=True)
    table.add_column("State", no_wrap=True)
    for row in rows:
        cells = _source_cells(row, titled=len(rows) <= _TITLED)
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table, highlight=False)
    alone = len(rows) <= _FEW
    for row in rows:
        if alone:
            _say_source(page, row)
        elif row.note and row.entries is not None:
            page.say((f"{row.name}: ", "bold"), row.note, first="! ")
    if not alone:
        page.say("`clearance sources NAME` tells all of one list, --json of all.")


def _say_source(page: Page, row: SourceStatus) -> None:
    """Tell all that is known of one source."""
    told = {
        "publisher": row.publisher,
        "licence": row.licence,
        "page": row.homepage,
        "addresses": ", ".join(row.addresses) or "none; load files with --from",
        "formats": ", ".join(row.formats),
        "schedule": row.schedule,
        "derived": row.derived,
        "to know": row.about,
        "now": row.note,
    }
    page.say((row.name, "bold"))
    for label, text in told.items():
        if text:
            page.say((f"{label}: ", "dim"), text, first="  ", hang=4)


def _source_cells(row: SourceStatus, *, titled: bool) -> tuple[str, ...]:
    return (
        f"{row.name}\n{visible(row.title, 100)}" if titled else row.name,
        "-" if row.published is None else row.published.isoformat(),
        "-" if row.age_days is None else f"{row.age_days:,} d",
        "-" if row.entries is None else f"{row.entries:,}",
        (row.sha256 or "-")[:8],  # enough to tell editions apart; --json has all
        ",\n".join(_state(row)),
    )


def _state(row: SourceStatus) -> list[str]:
    if row.entries is None:
        return ["not loaded"]
    states = {
        "STARTER SET": row.starter,
        "OUT OF DATE": row.stale,
        "derived": row.derived is not None,
        "incomplete": not row.complete,
        "not used": not row.used,
    }
    return [state for state, holds in states.items() if holds] or ["in use"]


def render_sources_json(rows: Sequence[SourceStatus]) -> str:
    """Write what is loaded as JSON of the shape `clearance.sources/1`."""
    return as_json({"schema": "clearance.sources/1", "sources": list(rows)})


def render_sources_csv(rows: Sequence[SourceStatus], *, bom: bool = False) -> str:
    """Write what is loaded as CSV, a column for each field of SourceStatus."""
    names = [one.name for one in fields(SourceStatus)]
    lines = [{name: getattr(row, name) for name in names} for row in rows]
    return ("\ufeff" if bom else "") + csv_text(names, lines)


def print_update(lines: Sequence[UpdateLine], console: Console) -> None:
    """Write what became of each version, and a last line that counts them."""
    page = Page(console)
    style = {"added": "green", "failed": "bold red", "skipped": "yellow"}
    for line in lines:
        name = " ".join(filter(None, (line.source, line.version)))
        page.say(
            (f"{line.outcome:<10}", style.get(line.outcome, "")),
            (name, "bold"),
            *_figures(line),
            *([f": {line.sentence}"] if line.sentence else []),
            hang=10,
        )
    outcomes = [line.outcome for line in lines]
    parts = [
        f"{outcomes.count(outcome):,} {outcome}"
        for outcome in ("added", "unchanged", "skipped", "failed")
        if outcome in outcomes
    ]
    page.say((", ".join(parts) or "There was nothing to update.", "bold"))


def _figures(line: UpdateLine) -> list[str]:
    entries = [counted(line.entries, "entry", "entries")] if line.entries else []
    seconds = [f"{line.seconds:.1f} s"] if line.seconds is not None else []
    return [f" ({', '.join([*entries, *seconds])})"] if entries or seconds else []


def render_update_json(lines: Sequence[UpdateLine]) -> str:
    """Write what became of each version as JSON of the shape `clearance.update/1`."""
    return as_json({"schema": "clearance.update/1", "lines": list(lines)})


def print_audit(audits: Sequence[SourceAudit], console: Console) -> None:
    """Write what parsers read, the share they understood, and what they did not."""
    page = Page(console)
    for audit in audits:
        page.say((" ".join((audit.source, audit.version)), "bold"))
        _say_counts(page, audit.record.get("counts", {}))
        _say_understood(page, audit.record)
        _say_ignored(page, audit.record.get("ignored", {}))
        _say_problems(page, audit.record)
        page.gap()
    if not audits:
        page.say("No list is loaded, so there is nothing to audit.")


def _say_counts(page: Page, counts: Mapping[str, int]) -> None:
    for name, number in sorted(counts.items()):
        page.say(f"{number:>10,}  {name}", first="  ", hang=14)


def _say_understood(page: Page, record: Mapping[str, Any]) -> None:
    understood: Mapping[str, int] = record.get("understood", {})
    not_understood: Mapping[str, Any] = record.get("not_understood", {})
    for what in dict.fromkeys((*understood, *not_understood)):
        known = understood.get(what, 0)
        lost = not_understood.get(what, {"total": 0, "examples": []})
        page.say(
            (f"{what}: ", "bold"),
            f"{known + lost['total']:,} parts read, {known:,} understood "
            f"({share(known, known + lost['total'])}), {lost['total']:,} not",
            first="  ",
            hang=4,
        )
        examples = lost["examples"]
        for example in examples[:_EXAMPLES]:
            page.say(f"{example['subject']}: ", example["text"], first="    ", hang=6)
        more = lost["total"] - len(examples[:_EXAMPLES])
        if more > 0:
            page.say(f"and {more:,} more", first="    ")


def share(part: int, whole: int) -> str:
    """Write a share in per cent, rounded down: 100 % only where nothing is missing."""
    if part == whole:
        return "100 %"
    return f"{10_000 * part // whole / 100:.2f} %"


def _say_ignored(page: Page, ignored: Mapping[str, int]) -> None:
    if ignored:
        fields_ = ", ".join(f"{name} ({number:,})" for name, number in ignored.items())
        page.say(("left out on purpose: ", "bold"), fields_, first="  ", hang=4)


def _say_problems(page: Page, record: Mapping[str, Any]) -> None:
    problems: Sequence[str] = record.get("problems", ())
    total: int = record.get("problem_count", len(problems))
    if not total:
        return
    page.say((counted(total, "defect") + " of the files", "bold"), first="  ")
    for sentence in problems[:20]:
        page.say(sentence, first="    ", hang=6)
    if total > len(problems[:20]):
        page.say(f"and {total - len(problems[:20]):,} more", first="    ")


def render_audit_json(audits: Sequence[SourceAudit]) -> str:
    """Write what parsers read as JSON of the shape `clearance.audit/1`."""
    return as_json({"schema": "clearance.audit/1", "audits": list(audits)})
