"""A dataset of the user's own: described once, loaded, and updated like any list."""

import shutil
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from clearance.errors import UsageError
from clearance.knowledge import Knowledge, writing_in
from clearance.reports import UpdateLine
from clearance.settings import Settings
from clearance.sources import (
    FoundSet,
    LoadStatus,
    Source,
    SourceMetadata,
    find_all_on_disk,
    find_file,
    keep_found,
    load_snapshot,
    read_catalog,
    reading_with,
)

from ._progress import Progress
from ._told import told_of, version_line

# The forms that the reader reads, the fullest first: an export of Clearance says in
# two tables what FollowTheMoney's entities cannot hold.
_FORMATS: list[dict[str, Any]] = [
    {
        "name": "clearance",
        "files": [
            {"name": "statements.csv"},
            {"name": "statements.ours.csv"},
            {"name": "index.json", "optional": True},
        ],
    },
]
_FORMATS += [
    {
        "name": form,
        "files": [
            {"name": name, "also": [pattern]},
            *({"name": more, "optional": True} for more in beside),
        ],
    }
    for form, name, pattern, beside in (
        ("ftm", "entities.ftm.json", "*.ftm.json", ["index.json"]),
        ("statements", "statements.csv", "*.statements.csv", ["index.json"]),
        ("simple", "targets.simple.csv", "*.simple.csv", ["index.json"]),
    )
]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSourceRequest:
    """A wish to add a dataset in FollowTheMoney's forms as one more source.

    `place` is a file or a folder; `licence` is the user's own for it. `published` is
    the day of the dataset where its files do not tell it; `schedule_days` after how
    many days it counts as out of date.
    """

    name: str
    place: Path
    title: str
    publisher: str
    licence: str
    jurisdiction: str
    homepage: str | None = None
    schedule_days: int | None = None
    published: date | None = None


def add_source(
    settings: Settings, request: AddSourceRequest, *, now: datetime, progress: Progress
) -> tuple[UpdateLine, ...]:
    """Describe a source in `sources/NAME/source.yml` and load its files.

    *now* (UTC) is the moment of loading. What cannot be loaded is not added. Raises
    UsageError for a name that is taken or cannot be, UnreadableFileError and
    ListRefusedError for files that are no such dataset, StoreFullError where there is
    no room.
    """
    catalog = read_catalog(settings.data / "sources")
    if request.name in catalog:
        raise UsageError(
            f"There is a source {request.name} already. Load newer files of it with"
            f" `clearance update {request.name} --from FOLDER`, or choose another name."
        )
    metadata = _metadata(request)
    source = reading_with(metadata)
    sets = _sets(request, metadata)
    knowledge = Knowledge(settings.data)
    patience = settings.patience_time
    with knowledge.updating(patience=patience, on_wait=progress.say):
        folder = settings.data / "sources" / metadata.name
        _describe(folder, metadata)
        try:
            return tuple(
                _load(knowledge, source, found, request, now, progress)
                for found in sets
            )
        except BaseException:
            if not knowledge.versions(source=source.name):
                shutil.rmtree(folder, ignore_errors=True)
            raise


def _metadata(request: AddSourceRequest) -> SourceMetadata:
    told: dict[str, Any] = {
        "name": request.name,
        "title": request.title,
        "publisher": request.publisher,
        "jurisdiction": request.jurisdiction.casefold(),
        "licence": request.licence,
        "homepage": request.homepage,
        "reader": "ftm",
        "formats": _FORMATS,
    }
    if request.schedule_days is not None:
        told["schedule"] = {"days": request.schedule_days}
    try:
        return SourceMetadata.model_validate(told)
    except ValidationError as error:
        faults = "; ".join(
            f"--{'-'.join(map(str, fault['loc']))}: {fault['msg']}"
            for fault in error.errors()
        )
        raise UsageError(
            f"A source cannot be described so: {faults}. A name is made of lower-case"
            " letters, digits and underscores; so is a jurisdiction, such as us or int."
        ) from None


def _sets(request: AddSourceRequest, metadata: SourceMetadata) -> tuple[FoundSet, ...]:
    if request.place.is_file():
        return (find_file(request.place, metadata),)
    sets = find_all_on_disk(request.place, [metadata]).sets
    if request.published is not None and len(sets) > 1:
        raise UsageError(
            f"{request.place} holds datasets of several days, so --published cannot say"
            " the day of all. Leave it out, or name one folder."
        )
    return sets


def _describe(folder: Path, metadata: SourceMetadata) -> None:
    told = metadata.model_dump(mode="json", exclude_defaults=True)
    text = yaml.safe_dump(told, allow_unicode=True, sort_keys=False)
    with writing_in(folder):
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / ".source.yml"
        draft.write_text(
            f"# Added with `clearance add-source`. You may edit it.\n{text}", "utf-8"
        )
        draft.replace(folder / "source.yml")


def _load(
    knowledge: Knowledge,
    source: Source,
    found: FoundSet,
    request: AddSourceRequest,
    now: datetime,
    progress: Progress,
) -> UpdateLine:
    with progress.task(f"Reading {source.name}"):
        snapshot = keep_found(
            knowledge, source, found, retrieved=now, published=request.published
        )
        outcome = load_snapshot(knowledge, source, snapshot)
    new = outcome.status is LoadStatus.ADDED
    return version_line(outcome, None, told_of(outcome.version) if new else None)
