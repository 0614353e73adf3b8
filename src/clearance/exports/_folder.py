"""Writing many files so that none of them is ever there by half."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from filelock import FileLock, Timeout

from clearance.errors import StoreBusyError
from clearance.knowledge import writing_in

_TEMPORARY = ".clearance-export."
_LOCK = ".clearance-export.lock"


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

    def settle(self, last: str) -> None:
        """Give all files their names, *last* after the others: it vouches for them."""
        paths = sorted(
            (draft.path for draft in self.drafts), key=lambda path: (path == last, path)
        )
        for path in paths:
            with (self.temporary / path).open("rb") as file:
                os.fsync(file.fileno())
        for path in paths:
            final = self.folder / path
            final.parent.mkdir(parents=True, exist_ok=True)
            (self.temporary / path).replace(final)


@contextmanager
def writing(folder: Path) -> Iterator[Writing]:
    """Begin an export into *folder*; what is not settled leaves nothing behind.

    Raises StoreBusyError while another export writes there, StoreFullError where
    there is no room or no right to write.
    """
    with writing_in(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise StoreBusyError(
                f"Another export is writing into {folder}. Let it end, or name another"
                " folder."
            ) from None
        try:
            for left in folder.glob(f"{_TEMPORARY}*/"):
                shutil.rmtree(left, ignore_errors=True)
            temporary = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=folder))
            export = Writing(folder, temporary)
            try:
                yield export
            finally:
                for draft in export.drafts:
                    draft.stream.close()
                shutil.rmtree(temporary, ignore_errors=True)
        finally:
            lock.release()
            with suppress(OSError):
                (folder / _LOCK).unlink()
