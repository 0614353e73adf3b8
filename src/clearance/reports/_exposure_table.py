"""Exposure on a terminal: each path with what bites, what it may bring, what to ask."""

from collections.abc import Sequence

from rich.console import Console

from clearance.exposure import Ban, Band, Bite, Exposed
from clearance.finding import Outcome

from ._exposure import (
    ExposureReport,
    alike,
    ban_told,
    brief,
    hop_told,
    questions_of,
    relief_told,
    says_told,
    together,
    unlooked_told,
    ways_told,
    weights_of,
)
from ._page import Page
from ._plain_text import counted

_STYLES = {Band.CRITICAL: "bold red", Band.HIGH: "red", Band.MEDIUM: "yellow"}
_FEW, _ASKED = 20, 5  # paths, and questions of one path; the JSON report has all
_FULL, _BANS, _RELIEFS = 3, 3, 2  # rules, bans and licences told in full for a path


def print_exposure(report: ExposureReport, console: Console) -> None:
    """Write paths, flags and ways of paying to a terminal or a pipe."""
    page, found = Page(console), report.exposure
    page.say((f"Exposure of {found.party.name}", "bold"), f", as of {report.day}")
    for note in report.notes:
        page.say((note, "yellow"), first="! ", hang=2)
    if found.party.lists:
        itself = f"It is listed itself: {', '.join(found.party.lists)}."
        page.say((itself, "yellow"), first="! ", hang=2)
    if not found.paths:
        page.say("No path to a listed party is known. That is no clearance: it says")
        page.say("only what lists and files tell. Give files with --ownership.")
    told: set[str] = set()
    groups = alike(found.paths)
    for same in groups[:_FEW]:
        _say_path(page, report, same[0], told)
        _say_same(page, report, same[1:])
    if len(groups) > _FEW:
        rest = sum(map(len, groups[_FEW:]))
        page.say(f"… and {counted(rest, 'more path')} (--html, --json).")
    _say_beside(page, report)
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


def _say_path(page: Page, report: ExposureReport, one: Exposed, told: set[str]) -> None:
    page.gap()
    band = one.severity.band
    lists = ", ".join(one.path.end.lists)
    page.say(
        (f"{band.upper()} ", _STYLES.get(band, "")), f"{one.path.end.name} ({lists})"
    )
    _say_hops(page, report, one)
    page.say(" ".join(one.severity.reasons), first="  why: ", hang=7)
    _say_bites(page, one, told)
    _say_bans(page, report, one.bans)
    _say_relief(page, one)
    asked = [text for text in questions_of(one) if text not in told]
    for text in asked[:_ASKED]:
        page.say(text, first="  ask: ", hang=7)
    if len(asked) > _ASKED:
        page.say(f"  … and {len(asked) - _ASKED} more (--html, --json)")
    if not asked:
        page.say("  ask: as above")
    told |= set(asked)


def _say_same(page: Page, report: ExposureReport, more: Sequence[Exposed]) -> None:
    """Count the paths of which all that was said holds, too, and name some."""
    if more:
        by = [
            f"{report.names.get(one.path.first.far, one.path.first.far)}"
            f" ({one.path.first.words})"
            for one in more
        ]
        told = f"the same holds of {counted(len(more), 'more path')}: {brief(by)}"
        page.say((told, "bold"), first="  ", hang=4)


def _say_bites(page: Page, one: Exposed, told: set[str]) -> None:
    """Tell the rules that bite: the gravest in full once, the others by their names."""
    known = [b for b in one.bites if b.finding.outcome is not Outcome.UNKNOWN]
    full = (known or list(one.bites))[:_FULL]
    again = [b for b in full if b.finding.rule in told]
    for bite in full:
        if bite not in again:
            _say_bite(page, bite, one)
    _say_names(page, "as above", [(b.finding.rule, says_told(b, one)) for b in again])
    rest = [b for b in one.bites if b not in full]
    _say_names(page, "also", [(b.finding.rule, says_told(b, one)) for b in rest])
    told |= {b.finding.rule for b in full}


def _say_names(page: Page, head: str, some: Sequence[tuple[str, str]]) -> None:
    """Tell rules by their names, those that say the same together."""
    by_word: dict[str, list[str]] = {}
    for rule, word in some:
        by_word.setdefault(word, []).append(rule)
    for word, rules in by_word.items():
        page.say(
            f"{head}, {word}: {', '.join(dict.fromkeys(rules))}", first="  ", hang=4
        )


def _say_bans(page: Page, report: ExposureReport, bans: Sequence[Ban]) -> None:
    shut = [ban for ban in bans if ban.finding.outcome is not Outcome.UNKNOWN]
    for ban in shut[:_BANS]:
        finding = ban.finding
        page.say(
            (f"{ban_told(report, ban)}: ", "bold"),
            f"{finding.rule} ({finding.confidence}): {finding.title}"
            f" [{'; '.join(finding.citations[:2])}]",
            first="  ",
            hang=4,
        )
        for tried in [it for it in finding.tried if it.applies][:_RELIEFS]:
            page.say(f"applies: {tried.title}", first="    ", hang=6)
    if len(shut) > _BANS:
        page.say(f"  … and {counted(len(shut) - _BANS, 'more ban')} (--html, --json)")
    open_ = [ban for ban in bans if ban not in shut]
    names = [(it.finding.rule, report.names.get(it.who, it.who)) for it in open_]
    _say_names(page, "may be forbidden", [(rule, f"to {who}") for rule, who in names])


def _say_relief(page: Page, one: Exposed) -> None:
    sure = [relief for relief in one.reliefs if relief.applies]
    if one.reliefs:
        told = "; ".join(map(relief_told, sure[:_RELIEFS])) or "none for sure"
        rest = len(one.reliefs) - len(sure[:_RELIEFS])
        more = f"; {rest} more depend on answers (--html, --json)" if rest else ""
        page.say(f"licences of the day: {told}{more}", first="  ", hang=4)
    if one.factors:
        known, open_ = weights_of(one)
        told = f"significance: known are {known}; {open_} inputs are to be asked"
        page.say(f"{told} (--html, --json)", first="  ", hang=4)


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
        told = f"may bring: {one.title} [{one.source}, {one.confidence}]"
        page.say(told, first="    ", hang=6)
    for tried in finding.tried:
        word = "applies" if tried.applies else "open"
        page.say(f"exception, {word}: {tried.title}", first="    ", hang=6)


def _say_beside(page: Page, report: ExposureReport) -> None:
    """Tell those who are bound beside the paths, all whom one ban binds alike together.

    Of bans that are open their names are enough.
    """
    bans = report.exposure.beside
    if bans:
        page.gap()
        page.say(("Bound by other laws, and dealing with it", "bold"))
    for word, some in together(bans):
        first = some[0]
        finding = first.finding
        who = brief(
            [f"{report.names.get(it.who, it.who)} ({it.hop.words} it)" for it in some]
        )
        rule = f"{finding.rule} ({finding.confidence})"
        page.say((f"{word}: ", "bold"), f"{rule}: {who}", first="  ", hang=4)
        if finding.outcome is not Outcome.UNKNOWN:
            cited = "; ".join(finding.citations[:2])
            page.say(f"{finding.title} [{cited}]", first="    ", hang=6)


def _say_flags(page: Page, report: ExposureReport) -> None:
    if report.exposure.flags:
        page.gap()
        page.say(("Red flags seen (none proves anything)", "bold"))
    for one in report.exposure.flags:
        page.say(f"{one.id}: {one.evidence}", first="  ", hang=4)
        page.say(one.ask, first="    ask: ", hang=9)
    wants, papers = unlooked_told(report.exposure)
    if wants:
        page.gap()
        page.say(("Red flags not looked for: the data are lacking", "bold"))
    for needs, flags in wants.items():
        page.say(f"{', '.join(flags)}: give {needs}", first="  ", hang=4)
    told = f"{counted(len(papers), 'more flag')} of the table red-flags need papers,"
    page.say(
        f"{told} payments or ships' positions, which are not read here (--json lists"
        " them).",
        first="  ",
        hang=4,
    )


def _say_mechanisms(page: Page, report: ExposureReport) -> None:
    if report.exposure.mechanisms:
        page.gap()
        page.say((f"Ways to pay, and what is said of them on {report.day}", "bold"))
    for one in report.exposure.mechanisms:
        page.say(one.name, first="  ", hang=4)
        for who, lines in ways_told(one):
            for line in lines:
                page.say(f"{who}: {line}", first="    ", hang=6)
        read = "; ".join(
            what if who == "text" else f"{who.upper()}: {what}"
            for who, what in one.says
        )
        if read:
            told = f"written down on {one.read_on} ({one.confidence}): {read}"
            page.say(told, first="    ", hang=6)
