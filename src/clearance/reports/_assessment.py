"""An assessment on the terminal: verdicts first, then why, and what is missing."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from clearance.assessment import (
    Assessment,
    Clash,
    Due,
    Duty,
    Jurisdiction,
    Open,
    Ruled,
)
from clearance.finding import Finding, Outcome, Tried
from clearance.law import Book

from ._deal_parties import say_evidence, say_parties
from ._law_values import AssessmentReport, Hit
from ._page import Page
from ._plain_text import counted, listed, visible

OUTCOME_WORDS = {
    Outcome.PROHIBITED: "prohibited",
    Outcome.NEEDS_LICENCE: "needs a licence",
    Outcome.EXPOSED: "exposed",
    Outcome.UNKNOWN: "not known yet",
    Outcome.PERMITTED: "permitted",
    Outcome.NOT_CAUGHT: "not caught",
}
"""What each outcome is called."""

OUTCOME_MEANS = {
    Outcome.PROHIBITED: "a rule forbids it and no exception applies",
    Outcome.NEEDS_LICENCE: "forbidden unless a licence covers it; check its conditions",
    Outcome.EXPOSED: "no ban, but a risk of being sanctioned oneself",
    Outcome.UNKNOWN: "facts are missing; see the questions",
    Outcome.PERMITTED: "an exception of the law itself covers it",
    Outcome.NOT_CAUGHT: "no rule of the book catches it",
}
"""What each outcome means, in a few words."""

GRADE_MEANS = {
    "A": "read in an official source",
    "B": "read in a secondary source",
    "C": "general knowledge, not read again: check the citation",
    "D": "uncertain: must be checked",
}
"""What each grade of confidence means."""

_STYLES = {
    Outcome.PROHIBITED: "bold red",
    Outcome.NEEDS_LICENCE: "red",
    Outcome.EXPOSED: "magenta",
    Outcome.UNKNOWN: "yellow",
    Outcome.PERMITTED: "green",
    Outcome.NOT_CAUGHT: "dim",
}
_QUESTIONS = 12


def print_assessment(report: AssessmentReport, console: Console) -> None:
    """Write verdicts by jurisdiction, reasons, questions, differences and steps."""
    page, told = Page(console), report.assessment
    title = told.deal.title or "The deal"
    page.say(
        (f"{visible(title, 120)} as of {told.day}: ", "bold"),
        (OUTCOME_WORDS[told.outcome], _STYLES[told.outcome]),
        f" ({OUTCOME_MEANS[told.outcome]})",
    )
    for note in report.notes:
        page.say((note, "yellow"), first="! ", hang=2)
    for hit in report.hits:
        _say_hit(page, hit)
    page.gap()
    console.print(_verdicts(told.jurisdictions), highlight=False)
    for one in told.jurisdictions:
        if one.ruled or one.duties or one.errors:
            page.gap()
            _say_jurisdiction(page, one, report)
    _say_others(page, told, report)
    say_parties(page, report)
    _say_questions(page, told.questions)
    _say_difference(page, told)
    _say_clashes(page, told.clashes, report.book)
    _say_steps(page, told.steps)
    page.gap()
    page.say((versions_told(report), "dim"))


def versions_told(report: AssessmentReport) -> str:
    """Say by which rule book, lists and program an answer was made."""
    told = report.assessment
    lists = listed([f"{one.source} of {one.published}" for one in report.lists])
    files = f"; owners by {listed(list(report.files))}" if report.files else ""
    return (
        f"Clearance {report.clearance_version}; rule book {told.book[:12]}, last"
        f" checked {told.checked_on}; lists: {lists or 'none was asked'}{files}. The"
        " machine assesses; people decide. This is no legal advice."
    )


def _say_hit(page: Page, hit: Hit) -> None:
    on = ", ".join(hit.lists) or "no list that rules speak of"
    taken = "was taken for" if hit.taken else "is also like"
    ask = "Confirm that it is." if hit.taken else "Make sure that it is not."
    page.say(
        f"{visible(hit.name, 80)} {taken} ",
        (visible(hit.match.listing.entity.caption, 80), "bold"),
        f" (score {hit.match.score:.2f}), on {on}. {ask}",
        first="= ",
        hang=2,
    )


def _verdicts(jurisdictions: Iterable[Jurisdiction]) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False)
    for heading in ("Jurisdiction", "Outcome", "By", "Grade", "Questions"):
        table.add_column(heading, overflow="fold")
    quiet = []
    for one in jurisdictions:
        asked = sum(not question.relief for question in one.questions)
        if one.outcome is Outcome.NOT_CAUGHT and not one.questions:
            quiet.append(one.name)
            continue
        table.add_row(
            Text(one.name, "bold"),
            Text(OUTCOME_WORDS[one.outcome], _STYLES[one.outcome]),
            ", ".join(dict.fromkeys(r.finding.rule for r in one.decisive)),
            one.confidence if one.decisive else "",
            str(asked or ""),
        )
    if quiet:
        table.add_row(
            Text("all others", "dim"),
            Text(OUTCOME_WORDS[Outcome.NOT_CAUGHT], "dim"),
            Text(", ".join(quiet), "dim"),
        )
    return table


def _say_jurisdiction(page: Page, one: Jurisdiction, report: AssessmentReport) -> None:
    page.say((one.name, "bold underline"))
    for error in one.errors:
        page.say((f"The rule book contradicts itself: {error}", "red"), first="! ")
    for ruled in one.ruled:
        _say_ruled(page, ruled, report)
    if one.duties:
        page.say(("Duties that come with it", "bold"), first="  ")
        for duty in one.duties:
            page.say(
                f"{duty_told(duty)} ",
                (f"{duty.rule.id}; {source_of(duty.source, report.book)}", "dim"),
                (f"; grade {duty.confidence}", "dim"),
                first="    - ",
                hang=6,
            )


def _say_ruled(page: Page, ruled: Ruled, report: AssessmentReport) -> None:
    finding, book = ruled.finding, report.book
    about = (
        f" [{', '.join(visible(a, 40) for a in ruled.about)}]" if ruled.about else ""
    )
    page.say(
        (OUTCOME_WORDS[finding.outcome], _STYLES[finding.outcome]),
        f": {finding.title}{about}",
        first="  ",
        hang=4,
    )
    page.say((because_told(finding, book), ""), first="      because ", hang=14)
    page.say((cited(finding, book), "dim"), first="      source  ", hang=14)
    say_evidence(page, report, ruled)
    if finding.note:
        page.say((finding.note, "green"), first="      ", hang=6)
    if finding.outcome is Outcome.NEEDS_LICENCE:
        for condition in finding.conditions:
            page.say(condition, first="      check   ", hang=14)
    for tried in finding.tried:
        if tried.applies:
            page.say(tried_told(tried), first="      tried   ", hang=14)
    maybe = [tried.rule for tried in finding.tried if not tried.applies]
    if maybe:
        page.say(
            f"{counted(len(maybe), 'exception')} may apply, as more facts are told: ",
            (", ".join(maybe), "dim"),
            first="      tried   ",
            hang=14,
        )
    for question in finding.missing:
        page.say((question.text, "yellow"), first="      ask     ", hang=14)
    for doubt in finding.verify:
        # That a source is of grade C or D stands beside it already.
        if not doubt.startswith("Check "):
            page.say((doubt, "yellow"), first="      verify  ", hang=14)


def duty_told(duty: Duty) -> str:
    """Say what a duty asks for, and whether that it applies is open."""
    if duty.applies:
        return f"{duty.rule.title}."
    asked = counted(len(duty.missing), "question")
    return f"May apply, {asked} open: {duty.rule.title}."


def source_of(source: str, book: Book) -> str:
    """Cite an instrument by its title, with the place in it."""
    name, _, place = source.partition(",")
    title = book.instruments[name.strip()].title
    return f"{title}, {place.strip()}" if place else title


def because_told(finding: Finding, book: Book) -> str:
    """Name the rules that decide, in the order in which they led there."""
    return " > ".join(
        one if one.startswith("lookup:") else f"{one} ({book.rules[one].kind})"
        for one in finding.because
    )


def cited(finding: Finding, book: Book) -> str:
    """Cite what a finding rests on, and say how far that was checked."""
    grade = f"{finding.confidence}: {GRADE_MEANS[finding.confidence]}"
    return f"{'; '.join(citations_told(finding, book))} (grade {grade})"


def citations_told(finding: Finding, book: Book) -> list[str]:
    """Name each instrument that a finding rests on, and the place in it."""
    return [source_of(source, book) for source in finding.citations]


def tried_told(tried: Tried) -> str:
    """Say of an exception that was tried whether it applies."""
    if tried.applies:
        return f"{tried.title} ({tried.rule}): applies, if its conditions are met"
    asked = counted(len(tried.missing), "question")
    return f"{tried.title} ({tried.rule}): may apply, {asked} open"


def _say_others(page: Page, told: Assessment, report: AssessmentReport) -> None:
    for name, jurisdictions in told.others.items():
        page.gap()
        page.say((f"For {visible(name, 80)}, who takes part", "bold underline"))
        for one in jurisdictions:
            for ruled in one.ruled:
                _say_ruled(page, ruled, report)


def _say_questions(page: Page, questions: Sequence[Open]) -> None:
    if not questions:
        return
    page.gap()
    page.say(("Questions that are open, the most decisive first", "bold underline"))
    if all(one.relief for one in questions):
        page.say("None but these, whose answers can only bring an exception:")
    for one in questions[:_QUESTIONS]:
        about = (
            f" [{', '.join(visible(a, 40) for a in one.about)}]" if one.about else ""
        )
        page.say(
            f"{one.question.text}{about} ",
            (f"{one.question.fact}, {counted(len(one.rules), 'rule')}", "dim"),
            first="  ? ",
            hang=4,
        )
    more = len(questions) - _QUESTIONS
    if more > 0:
        page.say(
            (f"… and {more} more in the JSON and HTML reports.", "dim"), first="  "
        )


def _say_difference(page: Page, told: Assessment) -> None:
    caught = [one for one in told.stances if one.outcome is not Outcome.NOT_CAUGHT]
    if not caught or len({one.outcome for one in told.stances}) < 2:
        return
    page.gap()
    page.say(("What each would say to one whom it binds", "bold underline"))
    for outcome in Outcome:
        names = [one.name for one in told.stances if one.outcome is outcome]
        if names:
            page.say(
                (f"{OUTCOME_WORDS[outcome]}: ", _STYLES[outcome]),
                listed(names),
                first="  ",
                hang=4,
            )


def _say_clashes(page: Page, clashes: Sequence[Clash], book: Book) -> None:
    if not clashes:
        return
    page.gap()
    page.say(("Conflicts of laws", "bold underline"))
    for one in clashes:
        page.say(
            (f"{one.level}: ", "magenta"),
            f"{one.rule.title}. {one.rule.text} ",
            (f"{one.rule.id}; {source_of(one.source, book)}", "dim"),
            (f"; grade {one.confidence}", "dim"),
            first="  ",
            hang=4,
        )


def _say_steps(page: Page, steps: Sequence[Due]) -> None:
    if not steps:
        return
    page.gap()
    page.say(("What to do next", "bold underline"))
    for one in steps:
        by = f" by {one.by}" if one.by else ""
        page.say(
            (f"{one.do.replace('_', ' ')}{by}: ", "bold"),
            f"{one.text} ",
            (one.jurisdiction.upper(), "dim"),
            first="  - ",
            hang=4,
        )
