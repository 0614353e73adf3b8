"""Writing many files so that none of them is ever there by half."""

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from clearance.errors import StoreBusyError, UsageError
from clearance.knowledge import writing_in

INDEX = "index.json"
# The key of the index under which Clearance tells how it was made.
OWN_KEY = "clearance"

_HIDDEN = ".clearance-export."
# A finished export whose files are being given their names.
_READY = f"{_HIDDEN}ready"
_OUTDATED = f"{_HIDDEN}outdated"


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file of an export: its path within the folder, what is in it, and how much.

    `rows` counts its lines without headings; `sha1` is what OpenSanctions calls the
    checksum.
    """

    path: str
    title: str
    mime_type: str
    rows: int
    size: int
    sha1: str


@dataclass(slots=True)
class Draft:
    """A file that is being written: each call adds one row or line."""

    path: str
    title: str
    mime_type: str
    stream: TextIO
    rows: int = 0


@dataclass(slots=True)
class Writing:
    """An export under way, in a folder that nobody looks into."""

    folder: Path
    temporary: Path
    drafts: list[Draft] = field(default_factory=list)
    _finished: dict[str, WrittenFile] = field(default_factory=dict)

    def open(self, path: str, title: str, mime_type: str) -> Draft:
        """Begin a file; *path* is relative to the folder."""
        place = self.temporary / path
        place.parent.mkdir(parents=True, exist_ok=True)
        stream = place.open("w", encoding="utf-8", newline="")
        draft = Draft(path, title, mime_type, stream)
        self.drafts.append(draft)
        return draft

    def finished(self) -> tuple[WrittenFile, ...]:
        """Close what was begun and say what each file amounts to."""
        for draft in self.drafts:
            if draft.path not in self._finished:
                self._finished[draft.path] = self._finish(draft)
        return tuple(self._finished.values())

    def _finish(self, draft: Draft) -> WrittenFile:
        draft.stream.close()
        place = self.temporary / draft.path
        with place.open("rb") as file:
            sha1 = hashlib.file_digest(
                file, lambda: hashlib.sha1(usedforsecurity=False)
            )
        return WrittenFile(
            draft.path,
            draft.title,
            draft.mime_type,
            draft.rows,
            place.stat().st_size,
            sha1.hexdigest(),
        )

    def settle(self, outdated: Iterable[str]) -> None:
        """Give all files their names, the index last, and drop those *outdated*.

        From the first step on the new export counts: whatever stops the others, they
        are made up for when the folder is next written to or read.
        """
        (self.temporary / _OUTDATED).write_text(json.dumps(list(outdated)), "utf-8")
        for place in self.temporary.rglob("*"):
            _sync(place)
        self.temporary.replace(self.folder / _READY)
        _sync(self.folder)
        complete(self.folder)


@contextmanager
def writing(folder: Path) -> Iterator[Writing]:
    """Begin an export into *folder*; what is not settled leaves nothing behind.

    Raises UsageError for a folder that holds something else, StoreBusyError while
    another export writes there, StoreFullError where there is no room or no right to
    write.
    """
    with writing_in(folder, doing="the export"):
        check_place(folder)
        new = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with _alone(folder):
                complete(folder)
                for left in folder.glob(f"{_HIDDEN}*/"):
                    shutil.rmtree(left, ignore_errors=True)
                yield from _drafting(folder)
        finally:
            if new:
                with suppress(OSError):
                    folder.rmdir()  # nothing came of it


def check_place(folder: Path) -> None:
    """Raise UsageError where a folder holds something else than an export of ours."""
    if not folder.is_dir() or is_export(folder):
        return
    found = [place.name for place in folder.iterdir() if place.name[0] != "."]
    if found:
        raise UsageError(
            f"{folder} holds {sorted(found)[0]!r} and is no export of Clearance. Name"
            " a new folder, so that nothing in this one is overwritten."
        )


def is_export(folder: Path) -> bool:
    """Say whether a folder holds an export that Clearance made."""
    for place in (folder / INDEX, folder / _READY / INDEX):
        with suppress(OSError, ValueError):
            told = json.loads(place.read_bytes())
            if isinstance(told, dict) and OWN_KEY in told:
                return True
    return False


def complete(folder: Path) -> None:
    """Finish an export that was stopped while its files were given their names."""
    ready = folder / _READY
    if not (ready / _OUTDATED).is_file():
        return
    paths = sorted(
        (place.relative_to(ready).as_posix() for place in _files(ready)),
        key=lambda path: (path == INDEX, path),
    )
    for path in paths:
        final = folder / path
        final.parent.mkdir(parents=True, exist_ok=True)
        (ready / path).replace(final)
    for path in json.loads((ready / _OUTDATED).read_bytes()):
        place = folder / path
        place.unlink(missing_ok=True)
        if place.parent != folder:
            with suppress(OSError):
                place.parent.rmdir()
    _sync(folder)
    shutil.rmtree(ready)


def _files(ready: Path) -> Iterator[Path]:
    for place in ready.rglob("*"):
        if place.is_file() and place.name != _OUTDATED:
            yield place


def _drafting(folder: Path) -> Iterator[Writing]:
    temporary = Path(tempfile.mkdtemp(prefix=_HIDDEN, dir=folder))
    export = Writing(folder, temporary)
    try:
        yield export
    finally:
        for draft in export.drafts:
            with suppress(OSError):
                draft.stream.close()
        shutil.rmtree(temporary, ignore_errors=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a folder against other exports; no file is needed for it."""
    number = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreBusyError(
                f"Another export is writing into {folder}. Let it end, or name another"
                " folder."
            ) from None
        yield
    finally:
        os.close(number)


def _sync(place: Path) -> None:
    number = os.open(place, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
