"""One screening run: lists of the day, index, questions, report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain

from clearance import __version__
from clearance.errors import InvalidValueError
from clearance.knowledge import Knowledge, Presence, View
from clearance.law import the_book
from clearance.reading import Portfolio, read_portfolio
from clearance.reports import Comparison, ScreenedRow, ScreeningReport
from clearance.screening import (
    Day,
    Index,
    Match,
    Options,
    Query,
    read_cleared,
    standings_of,
    turns,
)
from clearance.settings import Settings
from clearance.sources import Catalog
from clearance.values import AsOf, Identifier, parse_identifier

from ._desk import Desk, Lists
from ._list_reader import ListReader
from ._notes import list_notes
from ._progress import Progress
from ._requests import ScreeningRequest
from ._screen_told import choices_noted, limits_told, list_used, settings_told


def screen(
    desk: Desk,
    request: ScreeningRequest,
    *,
    now: datetime,
    progress: Progress,
) -> ScreeningReport:
    """Answer a question about names, numbers or a portfolio.

    *now* (UTC) dates the report and is the day asked about unless the request names
    one. Raises UsageError for an unknown list or one that is not loaded,
    ClearanceError for a day that no list reaches, and what reading the portfolio
    raises.
    """
    portfolio = _portfolio(request, progress)
    asking = _Asking.of(desk, request, portfolio, now, progress)
    return asking.report(
        _questions(request, portfolio),
        (*_problems(portfolio), *_typed_problems(request)),
        progress,
    ).report


@dataclass(frozen=True, slots=True)
class ScreenedPart:
    """A part of a screening: its rows as a report, and which of them show too little.

    `cut` names the rows of which more matched than the limit shows.
    """

    report: ScreeningReport
    cut: tuple[str, ...]


def screen_parts(
    desk: Desk,
    request: ScreeningRequest,
    *,
    now: datetime,
    progress: Progress,
    size: int = 1_000,
) -> "Parts":
    """Screen as `screen` does, *size* rows at a time: what is large is never whole.

    The portfolio is read and the lists are opened at once, and raise what `screen`
    raises.
    """
    portfolio = _portfolio(request, progress)
    asking = _Asking.of(desk, request, portfolio, now, progress)
    return Parts(
        asking,
        _questions(request, portfolio),
        (*_problems(portfolio), *_typed_problems(request)),
        size,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The parts of a screening, each found when it is asked for, from any on."""

    _asking: "_Asking"
    _questions: list[tuple[int | None, Query]]
    _problems: tuple[tuple[int | None, str], ...]
    _size: int

    def __len__(self) -> int:
        """Count the parts; there is one at least."""
        return max(-(-len(self._questions) // self._size), 1)

    @property
    def lists(self) -> Lists:
        """The lists that answer."""
        return self._asking.lists

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return len(self._questions)

    def part(self, number: int, progress: Progress) -> ScreenedPart:
        """Screen part *number*, counted from 0; parts together hold all problems."""
        start = number * self._size
        questions = self._questions[start : start + self._size]
        return self._asking.report(questions, tuple(self._of(number)), progress)

    def limits_told(self, cut: Iterable[str]) -> tuple[str, ...]:
        """Say of the rows that were cut in any part what is said of them."""
        return tuple(limits_told(tuple(cut), self._asking.options))

    def _of(self, number: int) -> Iterator[tuple[int | None, str]]:
        """Give the problems between the last line of the part before and of this."""
        first, last = number == 0, number == len(self) - 1
        after = 0 if first else self._last_line(number - 1)
        upto = self._last_line(number)
        for line, sentence in self._problems:
            if line is None:
                if first:
                    yield line, sentence
            elif after < line <= upto or (last and line > upto):
                yield line, sentence

    def _last_line(self, number: int) -> int:
        asked = self._questions[: (number + 1) * self._size]
        return (asked[-1][0] or 0) if asked else 0


@dataclass(frozen=True, slots=True, eq=False)
class _Asking:
    """All that a screening needs but the questions, opened once."""

    desk: Desk
    request: ScreeningRequest
    portfolio: Portfolio | None
    now: datetime
    lists: Lists
    options: Options
    other: View | None
    settings: Mapping[str, str | int | float | bool | None]

    @classmethod
    def of(
        cls,
        desk: Desk,
        request: ScreeningRequest,
        portfolio: Portfolio | None,
        now: datetime,
        progress: Progress,
    ) -> "_Asking":
        as_of = AsOf(request.day or now.date(), request.known)
        lists = desk.lists(as_of, request.sources, progress=progress)
        options = _options(desk.settings, request, lists, now)
        return cls(
            desk,
            request,
            portfolio,
            now,
            lists,
            options,
            _compared(lists.knowledge, lists.view, now),
            settings_told(request, options, portfolio),
        )

    def report(
        self,
        questions: Sequence[tuple[int | None, Query]],
        problems: tuple[tuple[int | None, str], ...],
        progress: Progress,
    ) -> ScreenedPart:
        """Screen some of the questions."""
        request, lists, options = self.request, self.lists, self.options
        view, catalog = lists.view, lists.catalog
        rows, cut = self._rows(questions, progress)
        report = ScreeningReport(
            title=request.title or _title(request),
            made_at=self.now,
            as_of=view.as_of,
            lists=tuple(
                list_used(one, catalog, view.as_of.day) for one in view.versions
            ),
            rows=rows,
            clearance_version=__version__,
            notes=(
                *list_notes(lists.knowledge, view),
                *choices_noted(request, options, lists),
                *limits_told(cut, options),
            ),
            columns=_columns(self.portfolio),
            problems=problems,
            settings=self.settings,
            compared=_titles(self.other, view),
        )
        return ScreenedPart(report, cut)

    def _rows(
        self, questions: Sequence[tuple[int | None, Query]], progress: Progress
    ) -> tuple[tuple[ScreenedRow, ...], tuple[str, ...]]:
        lists, options = self.lists, self.options
        # One more than is shown, so that a cut is seen and told.
        wider = replace(options, limit=options.limit + 1)
        found = tuple(_rows(lists.index, questions, wider, progress))
        cut = tuple(_named(row) for row in found if len(row.matches) > options.limit)
        rows = tuple(
            replace(row, matches=row.matches[: options.limit]) for row in found
        )
        rows = with_consequences(rows, lists.catalog, lists.view.as_of.day)
        if self.other is not None:
            index = self.desk.index(self.other, lists.clusters, progress)
            days = (Day(lists.index, lists.view), Day(index, self.other))
            rows = _explained(lists.knowledge, rows, days, options, progress)
        return rows, cut


def with_consequences(
    rows: tuple[ScreenedRow, ...], catalog: Catalog, day: date
) -> tuple[ScreenedRow, ...]:
    """Say of each match what dealing with it would mean on the day."""
    if not any(row.matches for row in rows):
        return rows
    reader = ListReader(the_book(), catalog, day)
    return tuple(
        replace(
            row,
            consequences={
                one.listing.entity.id: reader.consequences_of(one.listing)
                for one in row.matches
            },
        )
        if row.matches
        else row
        for row in rows
    )


def _compared(knowledge: Knowledge, view: View, now: datetime) -> View | None:
    """Give the newest lists, where a past day was asked about and they say otherwise.

    Newest is what had been read by the moment asked about: an answer that repeats an
    old one holds nothing that was not known then.
    """
    known = view.as_of.known
    newest = AsOf((known or now).date(), known)
    if newest.day <= view.as_of.day:
        return None
    sources = {version.source for version in view.versions} | set(view.left_out)
    other = knowledge.view(newest, sources=sources)
    return other if other.versions and other.key != view.key else None


def _titles(other: View | None, view: View) -> Comparison | None:
    if other is None:
        return None
    titles = {one.source: one.title for one in (*view.versions, *other.versions)}
    return Comparison(other.as_of.day, titles)


def _explained(
    knowledge: Knowledge,
    rows: tuple[ScreenedRow, ...],
    days: tuple[Day, Day],
    options: Options,
    progress: Progress,
) -> tuple[ScreenedRow, ...]:
    """Say of each row which parties stand otherwise on the later day, and why."""
    then, later = days
    with progress.task("Comparing with the newest lists", total=len(rows)) as step:
        asked = (row.query for row in rows)
        found = list(later.index.screen_many(asked, options))
        every = chain.from_iterable((*(row.matches for row in rows), *found))
        spells = _spells(knowledge, days, every)
        explained = []
        for done, (row, matches) in enumerate(zip(rows, found, strict=True), start=1):
            standings = {
                one.listing.entity.id: standings_of(
                    one.listing.entity.id, then, later, spells
                )
                for one in row.matches
            }
            turned = turns((then, row.matches), (later, matches), spells)
            explained.append(replace(row, standings=standings, turns=turned))
            step.move(done)
    return tuple(explained)


def _spells(
    knowledge: Knowledge, days: tuple[Day, Day], matches: Iterable[Match]
) -> dict[tuple[str, str], list[Presence]]:
    """Look up when lists had the parties on them that were found on either day."""
    parties = {match.listing.entity.id for match in matches}
    listings = [day.index.listing(party) for day in days for party in parties]
    subjects = {
        subject
        for listing in listings
        if listing is not None
        for subject in (listing.entity.referents or (listing.entity.id,))
    }
    spells: dict[tuple[str, str], list[Presence]] = {}
    if subjects:
        for one in knowledge.presences(known=days[0].known, subjects=subjects):
            spells.setdefault((one.source, one.subject), []).append(one)
    return spells


def _portfolio(request: ScreeningRequest, progress: Progress) -> Portfolio | None:
    if request.portfolio is None:
        return None
    with progress.task(f"Reading {request.portfolio.name}"):
        return read_portfolio(
            request.portfolio,
            columns=request.columns,
            encoding=request.encoding,
            delimiter=request.delimiter,
            sheet=request.sheet,
        )


def _options(
    settings: Settings, request: ScreeningRequest, lists: Lists, now: datetime
) -> Options:
    options = Options(
        limit=request.limit,
        setting=request.setting or "default",
        mode=request.mode,
        weights=request.weights,
        exclusions=request.exclusions,
        cleared=read_cleared(request.cleared) if request.cleared else (),
        base_rate=request.base_rate,
        sources=_listed(request.on, lists) if request.on else None,
        today=now.date(),
    )
    threshold = request.threshold
    if threshold is None and request.setting is None and request.mode == "clearance":
        threshold = settings.threshold
    return options if threshold is None else replace(options, threshold=threshold)


def _listed(on: tuple[str, ...], lists: Lists) -> tuple[str, ...]:
    """Leave out lists that are loaded and name nobody: the index does not know them."""
    empty = {one.source for one in lists.view.versions} - lists.index.sources
    return tuple(name for name in on if name not in empty)


def _questions(
    request: ScreeningRequest, portfolio: Portfolio | None
) -> list[tuple[int | None, Query]]:
    if portfolio is None:
        return [(None, query) for query in request.queries]
    return [(row.line, row.query) for row in portfolio.rows]


def _rows(
    index: Index,
    questions: Sequence[tuple[int | None, Query]],
    options: Options,
    progress: Progress,
) -> Iterator[ScreenedRow]:
    with progress.task("Screening", total=len(questions)) as step:
        found = index.screen_many((query for _, query in questions), options)
        for done, ((line, query), matches) in enumerate(
            zip(questions, found, strict=True), start=1
        ):
            yield ScreenedRow(
                line,
                query,
                label_of(query),
                matches,
                below=matches.below,
                notes=matches.told,
            )
            step.move(done)


def _named(row: ScreenedRow) -> str:
    return row.label if row.line is None else f"line {row.line}"


def label_of(query: Query) -> str:
    """Say what a question is about: its first name, else its first number."""
    if query.names:
        return query.names[0]
    told = (one if isinstance(one, tuple) else str(one) for one in query.identifiers)
    return next(
        (text if isinstance(text, str) else " ".join(text) for text in told), ""
    )


def _title(request: ScreeningRequest) -> str:
    if request.portfolio is not None:
        return f"Screening of {request.portfolio.name}"
    names = ", ".join(label_of(query) for query in request.queries[:3])
    more = len(request.queries) - 3
    return f"Screening of {names}" + (f" and {more} more" if more > 0 else "")


def _columns(portfolio: Portfolio | None) -> tuple[tuple[str, str | None], ...]:
    if portfolio is None:
        return ()
    return tuple((column.header, column.meaning) for column in portfolio.columns)


def _problems(portfolio: Portfolio | None) -> tuple[tuple[int | None, str], ...]:
    if portfolio is None:
        return ()
    return tuple((problem.line, problem.sentence) for problem in portfolio.problems)


def _typed_problems(
    request: ScreeningRequest,
) -> Iterator[tuple[None, str]]:
    """Say of each number typed in that is not what it claims to be."""
    for query in request.queries:
        for one in query.identifiers:
            if isinstance(one, Identifier):
                continue
            try:
                parse_identifier(*one)
            except InvalidValueError as error:
                yield None, f"{error} It was searched for as it was written."
