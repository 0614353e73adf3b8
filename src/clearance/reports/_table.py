"""The report on a terminal: every customer, hits with reasons, what was searched."""

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console

from clearance.entities import kinds

from ._compose import (
    dated_title,
    designation_sentences,
    document_of,
    ids_of,
    is_cleared,
    list_names,
    moment,
)
from ._document import Hit, ListSearched, Problem, Row, ScreeningDocument
from ._follows import follows_told
from ._page import Page
from ._plain_text import counted, listed
from ._read_as import read_as
from ._turns import TURN_WORDS
from ._values import ScreeningReport
from ._wording import wording

_FEW = 3  # lists that are named in full; more are counted, or called by their ids
_ROWS = 200  # with more rows, those without a match are counted instead of shown
_PROBLEMS = 50
_TIES = 4
_STATE = {
    "possible_match": ("POSSIBLE MATCH", "bold red"),
    "no_match": ("no match", "dim"),
    "not_screened": ("NOT SCREENED", "bold yellow"),
}
_STATE_WIDTH = 16
_REASONS = "        "


def print_table(report: ScreeningReport, console: Console) -> None:
    """Write a report to a terminal or a pipe, wrapped to the console's width.

    Rows keep the portfolio's order. Beyond 200 rows those without a match are counted
    and not listed, and the output says so. One name that was typed in is answered
    without table and summary.
    """
    document = document_of(report)
    page = Page(console)
    if len(document.rows) == 1 and document.rows[0].line is None:
        _say_answer(page, document)
    else:
        _say_head(page, document)
        _say_rows(page, document)
        _say_problems(page, document.problems)
        _say_summary(page, document)


def _say_answer(page: Page, document: ScreeningDocument) -> None:
    row = document.rows[0]
    where = searched_in(document.lists)
    if row.outcome == "not_screened":
        page.say(
            (f"{row.label.strip() or 'An empty text'} was not screened", "bold yellow"),
            ": there is no name or number to search for.",
        )
    elif not row.matches:
        page.say((f"No match for {row.label} ", "bold"), where + ".")
    else:
        _say_found(page, row, where)
        page.gap()
        _say_hits(page, document, row)
    _say_notes(page, row, first="")
    if row.outcome != "not_screened" and (read := read_as(row.query)):
        page.say(f"Searched for as {read}.")
    _say_turns(page, document, row)
    _say_cautions(page, document)
    _say_problems(page, document.problems)


def _say_found(page: Page, row: Row, where: str) -> None:
    cleared = sum(map(is_cleared, row.matches))
    left = len(row.matches) - cleared
    if left:
        found = counted(left, "possible match", "possible matches")
        page.say((f"{found} for {row.label} ", "bold red"), where + ":")
    if cleared:
        found = counted(cleared, "match", "matches")
        page.say((f"{found} for {row.label} judged false before", "bold"), ":")


def searched_in(lists: Sequence[ListSearched]) -> str:
    """Say what was searched: "among 14,965 parties of OFAC SDN of 2024-05-03"."""
    if not lists:
        return "because no list was searched"
    if len(lists) > _FEW:
        entries = sum(used.entries for used in lists)
        sources = len({used.source for used in lists})
        return f"among {entries:,} entries of {sources} lists (see clearance sources)"
    among = [
        f"{counted(used.entries, 'party', 'parties')} of {dated_title(used)}"
        for used in lists
    ]
    return f"among {listed(among)}"


def _say_head(page: Page, document: ScreeningDocument) -> None:
    made = moment(document.made_at)
    page.say((document.title, "bold"))
    page.say(f"As of {document.as_of.day.isoformat()}, screened {made}", hang=2)
    page.gap()
    page.say(("Searched", "bold"))
    for used in document.lists:
        parties = counted(used.entries, "party", "parties")
        page.say(f"{dated_title(used)}: {parties}{_age(used)}", first="  ", hang=4)
    if not document.lists:
        page.say(("no list at all", "bold red"), first="  ")
    _say_cautions(page, document)
    say_columns(page, [(column.header, column.meaning) for column in document.columns])
    page.gap()


def say_columns(page: Page, columns: Iterable[tuple[str, str | None]]) -> None:
    """Say what each column was taken for, so that a wrong guess is seen at once."""
    columns = list(columns)
    used = [f"{header} as {meaning}" for header, meaning in columns if meaning]
    unused = [header for header, meaning in columns if not meaning]
    if used:
        page.say("Columns: ", ", ".join(used), hang=2)
    if unused:
        page.say(
            "Columns not used: ",
            ", ".join(header or "(no header)" for header in unused),
            "; say what one holds with --column MEANING=HEADER",
            hang=2,
        )


def _age(used: ListSearched) -> str:
    if used.age_days is None:
        return ""
    return f", {counted(used.age_days, 'day')} old"


def _say_cautions(page: Page, document: ScreeningDocument) -> None:
    for caution in cautions(document.lists):
        page.say((caution, "yellow"), first="! ")
    for note in document.notes:
        page.say((note, "yellow"), first="! ")


def cautions(lists: Sequence[ListSearched], *, beside: bool = False) -> list[str]:
    """Say in sentences what is wanting in the lists that were searched.

    *beside* says that each list and its age stand beside it.
    """
    stale = [used for used in lists if used.stale]
    if len(stale) > _FEW:
        named = ", ".join(f"{used.source} ({used.age_days} d)" for used in stale)
        sentence = f"{len(stale)} editions are older than their schedules allow"
        each = "" if beside else f": {named}"
        found = [f"OUT OF DATE: {sentence}; run 'clearance update'{each}."]
    else:
        found = [
            f"OUT OF DATE: {used.title} is older than its schedule allows{_age(used)};"
            " run 'clearance update'."
            for used in stale
        ]
    for used in lists:
        if used.starter:
            found.append(
                f"STARTER SET: {used.title} holds only "
                f"{counted(used.entries, 'party', 'parties')}; "
                "run 'clearance update' for the full official lists."
            )
        if not used.complete:
            found.append(
                f"INCOMPLETE: files of {dated_title(used)} were missing, so parties "
                "may be missing too."
            )
    return found


def _say_rows(page: Page, document: ScreeningDocument) -> None:
    short = len(document.rows) <= _ROWS
    width = max((len(str(row.line or "")) for row in document.rows), default=1)
    for row in document.rows:
        if row.outcome == "no_match" and not short and not row.turns:
            continue
        state, style = _STATE[row.outcome]
        line = "" if row.line is None else str(row.line)
        quiet = row.outcome == "no_match"
        page.say(
            (f"{state:<{_STATE_WIDTH}}", style),
            (row.label.strip() or "(empty)", "" if quiet else "bold"),
            first=f"{line:>{width}}  ",
            hang=width + 2 + _STATE_WIDTH,
        )
        _say_hits(page, document, row)
        _say_notes(page, row, first=_REASONS)
        _say_turns(page, document, row)
    if not short and document.summary.without_matches:
        clear = counted(document.summary.without_matches, "row")
        page.say(
            f"{clear} without a match not listed here; "
            "the JSON, CSV and HTML reports list every row."
        )
        if below := sum(bool(row.below) and not row.matches for row in document.rows):
            rows = counted(below, "of them has", "of them have")
            page.say(
                f"{rows} a listed party of that name that something else, such as the "
                "birth date, took below the threshold; the reports say which."
            )
    page.gap()


def _say_hits(page: Page, document: ScreeningDocument, row: Row) -> None:
    for hit in row.matches:
        _say_hit(page, hit, list_names(document))
        page.gap()


def _say_notes(page: Page, row: Row, *, first: str) -> None:
    """Say what was not used, and who of that name is below the threshold."""
    for note in row.notes:
        page.say(("~ ", "yellow"), note, first=first, hang=len(first) + 2)


def _say_turns(page: Page, document: ScreeningDocument, row: Row) -> None:
    """Say why the lists of a later day answer otherwise."""
    if not row.turns:
        return
    page.say(
        (
            f"Not the same by the lists of {document.compared_with}:",
            "bold",
        ),
        first="  ",
    )
    for turn in row.turns:
        page.say(
            ("~ ", "yellow"),
            (turn.caption, "bold"),
            f" ({turn.id}): ",
            (TURN_WORDS[turn.change], "yellow"),
            first="  ",
            hang=len(_REASONS),
        )
        for sentence in turn.sentences:
            page.say(sentence, first=_REASONS, hang=len(_REASONS) + 2)
    page.gap()


def _say_hit(page: Page, hit: Hit, names: Mapping[str, str]) -> None:
    kind = kinds()[hit.party.kind].label
    page.say(
        (f"{hit.score:.2f}", "bold red"),
        "  ",
        (hit.party.caption, "bold"),
        f" ({kind}, {ids_of(hit.party)})",
        first="  ",
        hang=len(_REASONS),
    )
    sources = hit.party.sources
    lists = [names.get(s, s) for s in sources] if len(sources) <= _FEW else [*sources]
    for sentence in designation_sentences(hit) or ("no designation named",):
        page.say((sentence, "cyan"), first=_REASONS, hang=len(_REASONS) + 2)
    if lists:
        page.say((f"as in {listed(lists)}", "dim"), first=_REASONS)
    for sentence in hit.first_seen:
        page.say((sentence, "dim"), first=_REASONS, hang=len(_REASONS) + 2)
    if hit.matched_name is not None and hit.matched_name != hit.party.caption:
        page.say(f'matched by "{hit.matched_name}"{_sort(hit)}', first=_REASONS)
    _say_reasons(page, hit)


def _sort(hit: Hit) -> str:
    """Say what sort of name matched, where it is not the first name."""
    sorts = (name.type for name in hit.party.names if name.value == hit.matched_name)
    word = wording().names.get(next(sorts, ""))
    return f" ({word})" if word else ""


def _say_reasons(page: Page, hit: Hit) -> None:
    for mark, style, reasons in (
        ("+", "green", hit.evidence_for),
        ("-", "magenta", hit.evidence_against),
        ("o", "dim", hit.remarks),
    ):
        for reason in reasons:
            page.say(
                (f"{mark} ", style), reason.text, first=_REASONS, hang=len(_REASONS) + 2
            )
    for risk in hit.secondary_sanctions_risks:
        page.say(
            ("! Secondary-sanctions risk: ", "bold yellow"),
            risk.sentence,
            first=_REASONS,
            hang=len(_REASONS) + 2,
        )
    for sentence in follows_told(hit.consequences):
        page.say(("= ", "bold"), sentence, first=_REASONS, hang=len(_REASONS) + 2)
    for tie in hit.relations[:_TIES]:
        page.say("> ", tie.sentence, first=_REASONS, hang=len(_REASONS) + 2)
    more = len(hit.relations) - _TIES
    if more > 0:
        page.say(
            f"> and {counted(more, 'more tie')}, in the JSON report", first=_REASONS
        )


def _say_problems(page: Page, problems: Sequence[Problem]) -> None:
    if not problems:
        return
    page.say((counted(len(problems), "problem"), "bold yellow"))
    for problem in problems[:_PROBLEMS]:
        where = "note" if problem.line is None else f"line {problem.line}"
        page.say(f"{where}: ", problem.sentence, first="  ", hang=4)
    if len(problems) > _PROBLEMS:
        more = counted(len(problems) - _PROBLEMS, "more problem")
        page.say(f"and {more}; the JSON and HTML reports have all.", first="  ")
    page.gap()


def _say_summary(page: Page, document: ScreeningDocument) -> None:
    total = document.summary
    page.say(
        (f"{total.screened:,} screened: ", "bold"),
        (
            f"{total.with_matches:,} with possible matches",
            "bold red" if total.with_matches else "bold",
        ),
        (f", {total.without_matches:,} without", "bold"),
        (
            f", {total.not_screened:,} not screened",
            "bold yellow" if total.not_screened else "bold",
        ),
    )
