"""Files that people send with a form: kept while they are read, then let go."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from fastapi import UploadFile

from clearance import app


@contextmanager
def kept_while_read(
    data: Path, files: Sequence[UploadFile]
) -> Iterator[tuple[Path, ...]]:
    """Keep files that were sent, where only the service may read them.

    A field of a form left empty comes as a file without a name, and counts as none.
    Raises StoreFullError where there is no room.
    """
    kept: list[Path] = []
    try:
        for file in files:
            if file.filename:
                path = app.new_upload(data, file.filename)
                kept.append(path)
                with app.private_file(path) as copy:
                    shutil.copyfileobj(file.file, copy)
        yield tuple(kept)
    finally:
        for path in kept:
            app.forget_upload(path)
