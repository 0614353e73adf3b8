"""What a screening tells of itself: lists, settings, and what was not shown."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from clearance.knowledge import Version
from clearance.reading import Portfolio
from clearance.reports import ListUsed
from clearance.screening import Options
from clearance.sources import Catalog

from ._desk import Lists
from ._requests import ScreeningRequest

# So many rows are named in a note; the others are counted.
_NAMED = 10


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


def settings_told(
    request: ScreeningRequest, options: Options, portfolio: Portfolio | None
) -> dict[str, str | int | float | bool | None]:
    """Name what bears on the answer: settings, and the file with its hash."""
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
        "on": " ".join(request.on),
        "cleared": request.cleared.name if request.cleared else "",
        "cleared_sha256": file_sha256(request.cleared) if request.cleared else "",
    }
    if request.base_rate is not None:
        told["base_rate"] = f"{request.base_rate:g}"
    return {name: text for name, text in told.items() if text}


def choices_noted(
    request: ScreeningRequest, options: Options, lists: Lists
) -> Iterator[str]:
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
        # Who is no longer listed may well still be left out by a nightly run.
        unknown = [one for one in request.exclusions if not _is_listed(one, lists)]
        if unknown:
            yield (
                f"On these lists nobody has the id {', '.join(unknown)}: whoever was to"
                " be left out by it is shown. Ids stand in every report, such as"
                " ofac-15906."
            )


def _is_listed(party: str, lists: Lists) -> bool:
    """Say whether an id is a listed party's: ours, or that which a list gives."""
    known = party, lists.clusters.same.get(party, party)
    return any(lists.index.listing(one) is not None for one in known)


def file_sha256(path: Path) -> str:
    """Hash a file, so that a report can be tied to what was screened."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def limits_told(cut: tuple[str, ...], options: Options) -> Iterator[str]:
    """Say what was not shown, so that nobody relies on it."""
    if cut:
        named = ", ".join(cut[:_NAMED])
        more = f" and {len(cut) - _NAMED:,} more" if len(cut) > _NAMED else ""
        best = f"{options.limit} are" if options.limit > 1 else "one is"
        yield (
            f"More listed parties match {named}{more} than are shown: only the best"
            f" {best}. Raise --limit to see the others."
        )
