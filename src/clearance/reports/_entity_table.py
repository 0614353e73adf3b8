"""One thing on a terminal: what it is called where, why it is one, what is said."""

from collections.abc import Iterable, Sequence

from rich.console import Console

from clearance.entities import kinds

from ._compose import moment
from ._entity import EntityReport, Fact, Source, day_range, sources_told
from ._page import Page, Part
from ._plain_text import counted

_MOST = 12  # values or relations of one kind; the JSON report has all


def print_entity(report: EntityReport, console: Console) -> None:
    """Write a thing to a terminal or a pipe, wrapped to the console's width."""
    page = Page(console)
    page.say((report.caption, "bold"), f"  {kinds()[report.kind].label}, {report.id}")
    when = f"As the lists said on {report.day}" if report.day else "All ever said"
    if report.known is not None:
        when += f", as far as was loaded by {moment(report.known)}"
    page.say(f"{when}.", first="  ")
    for sentence in report.changed:
        page.say((sentence, "bold"), first="> ")
    for note in report.notes:
        page.say((note, "yellow"), first="! ")
    _say_members(page, report)
    _say_designations(page, report)
    _say_facts(page, "What lists say", report.facts, indent="  ")
    _say_relations(page, report)
    _say_papers(page, report)


def _say_members(page: Page, report: EntityReport) -> None:
    page.gap()
    page.say(
        (f"On {counted(len(report.members), 'list entry', 'list entries')}", "bold")
    )
    for member in report.members:
        days = f"seen {member.first_seen} to {member.last_seen}"
        page.say(
            (member.id, "cyan"),
            f"  {member.caption}: {', '.join(member.lists)}; {days}",
            first="  ",
            hang=4,
        )
    if report.joins:
        page.say(("Why they are one", "bold"))
        for join in report.joins:
            page.say(f"{join.one} = {join.other}: {join.sentence}", first="  ", hang=4)
    for doubt in report.doubts:
        page.say(
            ("Kept apart: ", "yellow"),
            f"{doubt.one} and {doubt.other}. For: {doubt.sentence}"
            f" Against: {doubt.against}",
            first="  ",
            hang=4,
        )
    for judgement in report.judgements:
        page.say(judgement.sentence, first="  ", hang=4)


def _say_designations(page: Page, report: EntityReport) -> None:
    if not report.designations:
        return
    page.gap()
    page.say(("Designations", "bold"))
    for one in report.designations:
        programmes = ", ".join(one.programmes) or "no programme named"
        measures = ", ".join(one.measures) or "no measure named"
        page.say(
            (one.list_name or one.authority or one.id, "cyan"),
            f"  {programmes}: {measures}; {day_range(one.said)} [{one.member}]",
            first="  ",
            hang=4,
        )
        for fact in one.facts:
            for value in fact.values:
                page.say(f"{fact.label}: {value.shown}", first="    ", hang=6)


def _say_facts(page: Page, title: str, facts: Sequence[Fact], *, indent: str) -> None:
    if not facts:
        return
    page.gap()
    page.say((title, "bold"))
    for fact in facts:
        page.say((fact.label, "cyan"), first=indent)
        for value in fact.values[:_MOST]:
            page.say(
                f"{value.shown}  ",
                *_told(value.said),
                first=indent + "  ",
                hang=len(indent) + 4,
            )
            for original in _originals(value.said, value.value):
                page.say(("in the list: ", "dim"), original, first=indent + "    ")
        _say_more(page, len(fact.values) - _MOST, indent)


def _originals(said: Sequence[Source], value: str) -> list[str]:
    found = dict.fromkeys(one.original for one in said)
    return [text for text in found if text is not None and text != value][:3]


def _told(said: Iterable[Source]) -> list[Part]:
    """Give who says something as pieces of a line, so that none is too long."""
    told = sources_told(said, titles=False)
    last = len(told) - 1
    return [(text + ("; " if n < last else ""), "dim") for n, text in enumerate(told)]


def _say_relations(page: Page, report: EntityReport) -> None:
    if not report.relations:
        return
    page.gap()
    page.say(("Relations", "bold"))
    by_words: dict[str, int] = {}
    for tie in report.relations:
        by_words[tie.words] = by_words.get(tie.words, 0) + 1
        if by_words[tie.words] > _MOST:
            continue
        where = f" ({tie.other})" if tie.other else ""
        page.say(
            f"{tie.words}: {tie.caption}{where}  ",
            *_told(tie.said),
            first="  ",
            hang=4,
        )
    for words, number in by_words.items():
        if number > _MOST:
            page.say(f"{words}: {number - _MOST:,} more, all in --json", first="  ")


def _say_papers(page: Page, report: EntityReport) -> None:
    if not report.papers:
        return
    page.gap()
    page.say(("Documents and what else hangs on it", "bold"))
    for paper in report.papers:
        told = "; ".join(
            f"{fact.label}: {', '.join(value.shown for value in fact.values)}"
            for fact in paper.facts
        )
        said = [one for fact in paper.facts for v in fact.values for one in v.said]
        page.say(
            (kinds()[paper.kind].label, "cyan"),
            f"  {told}  ",
            *_told(said),
            first="  ",
            hang=4,
        )


def _say_more(page: Page, more: int, indent: str) -> None:
    if more > 0:
        page.say(f"and {more:,} more, all in --json", first=indent + "  ")
