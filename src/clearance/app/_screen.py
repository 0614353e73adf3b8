"""One screening run: lists of the day, index, questions, report."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import chain
from pathlib import Path

from clearance import __version__
from clearance.errors import InvalidValueError
from clearance.knowledge import Knowledge, Presence, Version, View
from clearance.law import the_book
from clearance.reading import Portfolio, read_portfolio
from clearance.reports import Comparison, ListUsed, ScreenedRow, ScreeningReport
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

from ._desk import Desk
from ._list_reader import ListReader
from ._notes import list_notes
from ._progress import Progress
from ._requests import ScreeningRequest

# So many rows are named in a note; the others are counted.
_NAMED = 10


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
    as_of = AsOf(request.day or now.date(), request.known)
    lists = desk.lists(as_of, request.sources, progress=progress)
    catalog, knowledge, view = lists.catalog, lists.knowledge, lists.view
    index = lists.index
    options = _options(desk.settings, request)
    questions = _questions(request, portfolio)
    # One more than is shown, so that a cut is seen and told.
    wider = replace(options, limit=options.limit + 1)
    found = tuple(_rows(index, questions, wider, progress))
    rows = tuple(replace(row, matches=row.matches[: options.limit]) for row in found)
    rows = _with_consequences(rows, catalog, as_of.day)
    other = _compared(knowledge, view, now)
    if other is not None:
        later = Day(desk.index(other, lists.clusters, progress), other)
        days = (Day(index, view), later)
        rows = _explained(knowledge, rows, days, options, progress)
    return ScreeningReport(
        title=request.title or _title(request),
        made_at=now,
        as_of=as_of,
        lists=tuple(list_used(one, catalog, as_of.day) for one in view.versions),
        rows=rows,
        clearance_version=__version__,
        notes=(
            *list_notes(knowledge, view),
            *_choices_noted(request, options),
            *_limits_told(found, options),
        ),
        columns=_columns(portfolio),
        problems=(*_problems(portfolio), *_typed_problems(request)),
        settings=_settings_told(request, options, portfolio),
        compared=_titles(other, view),
    )


def _with_consequences(
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
        for one in knowledge.presences(known=days[0].known):
            if one.subject in subjects:
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


def _options(settings: Settings, request: ScreeningRequest) -> Options:
    options = Options(
        limit=request.limit,
        setting=request.setting or "default",
        mode=request.mode,
        weights=request.weights,
        exclusions=request.exclusions,
        cleared=read_cleared(request.cleared) if request.cleared else (),
        base_rate=request.base_rate,
    )
    threshold = request.threshold
    if threshold is None and request.setting is None and request.mode == "clearance":
        threshold = settings.threshold
    return options if threshold is None else replace(options, threshold=threshold)


def _questions(
    request: ScreeningRequest, portfolio: Portfolio | None
) -> list[tuple[int | None, Query]]:
    if portfolio is None:
        return [(None, query) for query in request.queries]
    return [(row.line, row.query) for row in portfolio.rows]


def _rows(
    index: Index,
    questions: list[tuple[int | None, Query]],
    options: Options,
    progress: Progress,
) -> Iterator[ScreenedRow]:
    with progress.task("Screening", total=len(questions)) as step:
        found = index.screen_many((query for _, query in questions), options)
        for done, ((line, query), matches) in enumerate(
            zip(questions, found, strict=True), start=1
        ):
            yield ScreenedRow(line, query, _label(query), matches)
            step.move(done)


def _limits_told(found: tuple[ScreenedRow, ...], options: Options) -> Iterator[str]:
    """Say what was not shown, so that nobody relies on it."""
    cut = [row for row in found if len(row.matches) > options.limit]
    if cut:
        named = ", ".join(
            row.label if row.line is None else f"line {row.line}"
            for row in cut[:_NAMED]
        )
        more = f" and {len(cut) - _NAMED:,} more" if len(cut) > _NAMED else ""
        yield (
            f"More than {options.limit} listed parties match in {named}{more}; only the"
            f" best {options.limit} are shown. Raise --limit to see them."
        )


def _label(query: Query) -> str:
    if query.names:
        return query.names[0]
    told = (one if isinstance(one, tuple) else str(one) for one in query.identifiers)
    return next(
        (text if isinstance(text, str) else " ".join(text) for text in told), ""
    )


def list_used(version: Version, catalog: Catalog, day: date) -> ListUsed:
    """Tell a report which version of which list was searched for a day.

    Its age is that on the day asked about: a list of 2022-02-17 was not out of date
    on 2022-02-20.
    """
    source = catalog[version.source].metadata
    age = max((day - version.published).days, 0)
    return ListUsed(
        source=version.source,
        title=version.title,
        published=version.published,
        retrieved=version.retrieved,
        entries=version.entries,
        sha256=version.sha256,
        starter=source.starter,
        complete=version.complete,
        age_days=age,
        stale=source.is_stale(age),
    )


def _title(request: ScreeningRequest) -> str:
    if request.portfolio is not None:
        return f"Screening of {request.portfolio.name}"
    names = ", ".join(_label(query) for query in request.queries[:3])
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


def _settings_told(
    request: ScreeningRequest, options: Options, portfolio: Portfolio | None
) -> dict[str, str | int | float | bool | None]:
    told: dict[str, str | int | float | bool | None] = {
        "threshold": options.threshold,
        "limit": options.limit,
    }
    if portfolio is not None:
        told |= {
            "file": portfolio.path.name,
            "format": portfolio.format,
            "encoding": portfolio.encoding,
            "sheet": portfolio.sheet,
            "file_sha256": file_sha256(portfolio.path),
        }
    if request.sources is not None:
        told["sources"] = " ".join(request.sources)
    told |= _choices_told(request)
    return {name: value for name, value in told.items() if value is not None}


def _choices_told(request: ScreeningRequest) -> dict[str, str]:
    """Name what was chosen besides the defaults, so that a report can be repeated."""
    weights = " ".join(f"{name}={w:g}" for name, w in request.weights.items())
    told = {
        "setting": request.setting or "",
        "mode": "" if request.mode == "clearance" else request.mode,
        "weights": weights,
        "exclusions": " ".join(request.exclusions),
        "cleared": request.cleared.name if request.cleared else "",
        "cleared_sha256": file_sha256(request.cleared) if request.cleared else "",
    }
    if request.base_rate is not None:
        told["base_rate"] = f"{request.base_rate:g}"
    return {name: text for name, text in told.items() if text}


def _choices_noted(request: ScreeningRequest, options: Options) -> Iterator[str]:
    """Say what makes the answer another than it would be by default."""
    if request.mode == "ofac":
        least = round(options.threshold * 100)
        yield (
            "Names were scored about as OFAC's own search site scores them, which"
            f" compares names only and does not romanise; from a score of {least} on."
            " The site starts at 100; --threshold 0.85 is its 85."
        )
    if request.base_rate is not None:
        yield (
            f"Scores take {request.base_rate:g} to be the share of the names asked"
            " about that are truly a listed party's."
        )
    if request.exclusions:
        yield f"Never shown, as asked: {', '.join(request.exclusions)}."


def file_sha256(path: Path) -> str:
    """Hash a file, so that a report can be tied to what was screened."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
