"""Owners on a terminal: what each test says, the arithmetic, what to ask."""

import csv
import io
from collections.abc import Mapping, Set

from rich.console import Console

from clearance.ownership import Status

from ._owners import (
    ImpliedReport,
    JoinShown,
    OwnersEdge,
    OwnersReport,
    ProofLine,
    Verdict,
    edge_sources,
    edge_told,
    others_told,
    shown_verdicts,
    sum_told,
    taken_for,
    unloaded,
    verdict_told,
)
from ._owners_group import say_group
from ._page import Page
from ._plain_text import counted

IMPLIED_COLUMNS = (
    "test",
    "jurisdiction",
    "id",
    "name",
    "kind",
    "country",
    "status",
    "owned_least",
    "owned_most",
    "owners",
    "other_lists",
    "sources",
    "grade",
    "as_of",
)
_STYLES = {
    Status.BLOCKED: "bold red",
    Status.POSSIBLE: "yellow",
    Status.OPEN: "yellow",
    Status.NOT_BLOCKED: "",
}
_PROOF = 40  # lines of one proof
_FEW = 12  # holdings, joins or problems of one sort; the JSON report has all


def print_owners(report: OwnersReport, console: Console) -> None:
    """Write verdicts, proof, owners and questions to a terminal or a pipe."""
    page = Page(console)
    page.say((f"Who owns {report.party.name}", "bold"), f", as of {report.day}")
    if other := taken_for(report):
        page.say((other, "yellow"), first="! ", hang=2)
    for note in report.notes:
        page.say((note, "yellow"), first="! ", hang=2)
    page.gap()
    shown = shown_verdicts(report.verdicts)
    for one in shown:
        if not unloaded(one):
            _say_verdict(page, one)
    if idle := [one.name.upper() for one in shown if unloaded(one)]:
        text = f"{', '.join(idle)}: not known, their lists are not loaded"
        page.say((text, "yellow"), first="  ", hang=6)
    if others := others_told(report.verdicts):
        page.say((others, "dim"), first="  ")
    _say_proofs(page, report)
    _say_owners(page, report)
    _say_joins(page, report.joins)
    _say_some(
        page, "Holdings of listed owners that ended", [s.text for s in report.sold]
    )
    _say_some(page, "To look at", list(report.problems))


def print_owners_line(report: OwnersReport, console: Console) -> None:
    """Write in a few lines where a party is caught without being listed, and why."""
    page = Page(console)
    page.gap()
    page.say(("Caught through owners: ", "bold"), report.party.name)
    for one in report.verdicts:
        if one.status is Status.BLOCKED and "listed" not in one.grounds:
            _say_verdict(page, one)
            for line in one.proof[1:_FEW]:
                page.say(
                    f"{line.name}: {line.text}", first="  " * (line.depth + 2), hang=8
                )


def _say_verdict(page: Page, one: Verdict) -> None:
    name = one.name.upper() if one.freezes else one.name
    told = [sum_told(one), f"test: {one.test}", *_doubts(one)]
    page.say(
        (f"{name:<3} ", "bold"),
        (verdict_told(one), _STYLES[one.worst]),
        f" · {' · '.join(filter(None, told))}",
        first="  ",
        hang=6,
    )


def _doubts(one: Verdict) -> list[str]:
    told = list(one.because)
    if one.control:
        told.append(f"control to look at: {'; '.join(one.control[:3])}")
    if one.in_force is None:
        told.append("whether this law is in force is not known")
    if one.confidence in {"C", "D"}:
        told.append(f"rule of grade {one.confidence}: verify it")
    return told


def _say_proofs(page: Page, report: OwnersReport) -> None:
    """Tell each proof once, under all tests that share it; then what to find out."""
    groups: dict[tuple[ProofLine, ...], list[Verdict]] = {}
    for one in shown_verdicts(report.verdicts):
        if one.worst in {Status.BLOCKED, Status.POSSIBLE} and len(one.proof) > 1:
            groups.setdefault(one.proof, []).append(one)
    for proof, some in groups.items():
        page.gap()
        names = ", ".join(one.name.upper() if one.freezes else one.name for one in some)
        page.say((f"The arithmetic: {names}", "bold"))
        for line in proof[:_PROOF]:
            style = (
                "bold"
                if line.counts == "sum"
                else "red"
                if line.counts == "whole"
                else ""
            )
            page.say(
                (line.name, style),
                f": {line.text}",
                first="  " * (line.depth + 1),
                hang=2 * line.depth + 4,
            )
        if len(proof) > _PROOF:
            more = len(proof) - _PROOF
            page.say(f"… and {more:,} more lines; --json has all", first="  ")
    asks: dict[str, list[str]] = {}
    for one in shown_verdicts(report.verdicts):
        for ask in one.asks:
            asks.setdefault(ask, []).append(
                one.name.upper() if one.freezes else one.name
            )
    told = [f"{ask} ({', '.join(names)})" for ask, names in asks.items()]
    _say_some(page, "To find out", told)


def _say_owners(page: Page, report: OwnersReport) -> None:
    names = {node.id: node.name for node in report.nodes}
    party = report.party.id
    edges = [one for one in report.edges if one.owned == party and one.share]
    if edges:
        page.gap()
        page.say(("Owners", "bold"))
    for edge in edges[:_FEW]:
        page.say(
            (f"{edge_told(edge.share, edge.words)}  ", "cyan"),
            f"{names.get(edge.owner, edge.owner)} ({'; '.join(edge_sources(edge))})",
            first="  ",
            hang=4,
        )
    if len(edges) > _FEW:
        page.say(f"… and {len(edges) - _FEW:,} more", first="  ")
    shown = say_group(page, report)
    _say_ties(page, report, names, shown)
    rest = len(report.nodes) - 1
    page.say(
        (
            f"{counted(rest, 'party', 'parties')} around it in all; --svg draws them.",
            "dim",
        ),
        first="  ",
    )


def _say_ties(
    page: Page,
    report: OwnersReport,
    names: Mapping[str, str],
    shown: Set[OwnersEdge],
) -> None:
    """Tell what ties it to others without being a share."""
    ties = [
        f"{names.get(edge.owner, edge.owner)}: {edge.told[0].note or _words(edge)} "
        f"{names.get(edge.owned, edge.owned)} [{edge.told[0].source}]"
        for edge in report.edges
        if edge.share is None
        and edge not in shown
        and report.party.id in {edge.owner, edge.owned}
    ]
    _say_some(page, "Other ties, which are no shares", ties)


def _words(edge: OwnersEdge) -> str:
    return edge.words.replace("_", " ")


def _say_joins(page: Page, joins: tuple[JoinShown, ...]) -> None:
    if not joins:
        return
    page.gap()
    page.say(("Who of the files is listed", "bold"))
    for one in joins[:_FEW]:
        how = "is" if one.sure else "may be"
        page.say(
            (one.name, "" if one.sure else "yellow"),
            f" {how} {one.caption} ({one.score:.2f}): {' '.join(one.why)}",
            first="  ",
            hang=4,
        )
    if len(joins) > _FEW:
        page.say(f"… and {len(joins) - _FEW:,} more; --json has all", first="  ")


def _say_some(page: Page, title: str, texts: list[str]) -> None:
    if not texts:
        return
    page.gap()
    page.say((title, "bold"))
    for text in texts[:_FEW]:
        page.say(text, first="  ", hang=4)
    if len(texts) > _FEW:
        page.say(f"… and {len(texts) - _FEW:,} more; --json has all", first="  ")


def print_implied(report: ImpliedReport, console: Console, *, limit: int) -> None:
    """Write who is caught through owners, by test."""
    page = Page(console)
    page.say((f"Caught through owners as of {report.day}", "bold"))
    for note in report.notes:
        page.say((note, "yellow"), first="! ", hang=2)
    for name, test, coverage in report.tests:
        some = [one for one in report.implied if one.test == name]
        loaded = {"part": ", lists loaded in part", "none": ", lists not loaded"}
        if not some:
            continue
        page.gap()
        page.say(
            (name.upper() if len(name) <= 3 else name, "bold"),
            f"  {counted(len(some), 'party', 'parties')} (test: {test}"
            f"{loaded.get(coverage, '')})",
        )
        for one in some[:limit]:
            word = "" if one.status is Status.BLOCKED else "possibly: "
            elsewhere = (
                f"; itself on {', '.join(one.other_lists)}" if one.other_lists else ""
            )
            page.say(
                word,
                (one.name, "bold"),
                f" ({one.party}): {_held(one.owners)}{elsewhere}",
                first="  ",
                hang=4,
            )
        if len(some) > limit:
            page.say(
                f"… and {len(some) - limit:,} more: --csv FILE has all", first="  "
            )
    if not report.implied:
        page.say(
            f"Nobody of {counted(report.parties, 'party', 'parties')} of whom owners"
            " or other ties are known is caught through a share or by control."
        )
    _say_joins(page, report.joins)
    _say_some(page, "To look at", list(report.problems))


def _held(owners: tuple[str, ...]) -> str:
    if not owners:
        return "by unknown owners"
    more = f" and {len(owners) - 3} more" if len(owners) > 3 else ""
    return f"through {', '.join(owners[:3])}{more}"


def render_implied_csv(report: ImpliedReport) -> str:
    """Write the implied set as CSV, a line for each party and test."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(IMPLIED_COLUMNS)
    for one in report.implied:
        rows.writerow(
            (
                one.test,
                one.jurisdiction,
                one.party,
                _safe(one.name),
                one.kind or "",
                (one.country or "").upper(),
                one.status,
                one.owned.low,
                one.owned.high,
                _safe("; ".join(one.owners)),
                " ".join(one.other_lists),
                _safe("; ".join(one.sources)),
                one.confidence,
                report.day,
            )
        )
    return text.getvalue()


def _safe(text: str) -> str:
    """Keep a spreadsheet from taking a name for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text
