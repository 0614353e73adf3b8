"""Exposure on a terminal: each path with what bites, what it may bring, what to ask."""

from rich.console import Console

from clearance.exposure import Band, Bite, Exposed

from ._exposure import ExposureReport, hop_told, questions_of, says_told
from ._page import Page
from ._plain_text import counted

_STYLES = {Band.CRITICAL: "bold red", Band.HIGH: "red", Band.MEDIUM: "yellow"}
_FEW, _ASKED = 20, 5  # paths, and questions of one path; the JSON report has all


def print_exposure(report: ExposureReport, console: Console) -> None:
    """Write paths, flags and ways of paying to a terminal or a pipe."""
    page, found = Page(console), report.exposure
    page.say((f"Exposure of {found.party.name}", "bold"), f", as of {report.day}")
    for note in report.notes:
        page.say((note, "yellow"), first="! ", hang=2)
    if found.party.lists:
        told = f"It is listed itself: {', '.join(found.party.lists)}."
        page.say((told, "yellow"), first="! ", hang=2)
    if not found.paths:
        page.say("No path to a listed party is known. That is no clearance: it says")
        page.say("only what lists and files tell. Give files with --ownership.")
    for one in found.paths[:_FEW]:
        _say_path(page, report, one)
    if len(found.paths) > _FEW:
        page.say(f"… and {counted(len(found.paths) - _FEW, 'more path')} (--json).")
    _say_flags(page, report)
    _say_mechanisms(page, report)


def print_exposure_line(report: ExposureReport, console: Console) -> None:
    """Write in a few lines the most urgent path of a party, and why it is that."""
    page, found = Page(console), report.exposure
    page.gap()
    page.say(("Exposed by its dealings: ", "bold"), found.party.name)
    for one in found.paths[:1]:
        _say_hops(page, report, one)
        page.say(" ".join(one.severity.reasons), first="  why: ", hang=7)
        for bite in one.bites[:1]:
            _say_bite(page, bite, one)


def _say_path(page: Page, report: ExposureReport, one: Exposed) -> None:
    page.gap()
    band = one.severity.band
    lists = ", ".join(one.path.end.lists)
    page.say(
        (f"{band.upper()} ", _STYLES.get(band, "")), f"{one.path.end.name} ({lists})"
    )
    _say_hops(page, report, one)
    page.say(" ".join(one.severity.reasons), first="  why: ", hang=7)
    for bite in one.bites:
        _say_bite(page, bite, one)
    known = [text for factor in one.factors for text in factor.known]
    unknown = [text for factor in one.factors for text in factor.unknown]
    if one.factors:
        told = f"significance, known: {'; '.join(known) or 'nothing'}"
        page.say(told, first="  ", hang=4)
        page.say(f"significance, to ask: {'; '.join(unknown)}", first="  ", hang=4)
    asked = list(questions_of(one))
    for text in asked[:_ASKED]:
        page.say(text, first="  ask: ", hang=7)
    if len(asked) > _ASKED:
        page.say(f"  … and {len(asked) - _ASKED} more (--json)")


def _say_hops(page: Page, report: ExposureReport, one: Exposed) -> None:
    for number, hop in enumerate(one.path.hops, start=1):
        page.say(hop_told(report, hop), first=f"  {number}. ", hang=5)


def _say_bite(page: Page, bite: Bite, path: Exposed) -> None:
    finding = bite.finding
    page.say(
        (f"{says_told(bite, path)}: ", "bold"),
        f"{finding.rule} ({finding.confidence}): {finding.title}"
        f" [{'; '.join(finding.citations[:2])}]",
        first="  ",
        hang=4,
    )
    for one in bite.consequences:
        page.say(f"may bring: {one.title} [{one.source}]", first="    ", hang=6)
    for tried in finding.tried:
        word = "applies" if tried.applies else "open"
        page.say(f"exception, {word}: {tried.title}", first="    ", hang=6)


def _say_flags(page: Page, report: ExposureReport) -> None:
    if report.exposure.flags:
        page.gap()
        page.say(("Red flags seen (none proves anything)", "bold"))
    for one in report.exposure.flags:
        page.say(f"{one.id}: {one.evidence}", first="  ", hang=4)
        page.say(one.ask, first="    ask: ", hang=9)


def _say_mechanisms(page: Page, report: ExposureReport) -> None:
    if report.exposure.mechanisms:
        page.gap()
        page.say(("Ways to pay", "bold"))
    for one in report.exposure.mechanisms:
        page.say(f"{one.name} ({one.confidence})", first="  ", hang=4)
        for who, what in one.says:
            page.say(f"{who}: {what}" if who != "text" else what, first="    ", hang=6)
