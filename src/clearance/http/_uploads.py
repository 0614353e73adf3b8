"""Files that come with a request: kept for their owner's eyes while they are needed."""

import shutil
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from fastapi import Request, UploadFile
from starlette.requests import ClientDisconnect

from clearance.app import Desk, forget_upload, new_upload, private_file
from clearance.errors import UnreadableFileError


@contextmanager
def uploads(desk: Desk, files: Sequence[UploadFile]) -> Iterator[tuple[Path, ...]]:
    """Keep files under their own names in the data folder, until this ends.

    For routes that run in a thread. What has been moved elsewhere by then stays there.
    Raises StoreFullError where there is no room.
    """
    kept: list[Path] = []
    try:
        for file in files:
            place = new_upload(desk.settings.data, file.filename or "upload")
            kept.append(place)
            with private_file(place) as out:
                shutil.copyfileobj(file.file, out)
        yield tuple(kept)
    finally:
        for place in kept:
            forget_upload(place)


async def keep_body(request: Request, desk: Desk, name: str) -> Path:
    """Keep the body of a request as a file; the caller forgets it.

    Raises UnreadableFileError for one that is cut off, StoreFullError where there is
    no room.
    """
    place = new_upload(desk.settings.data, name)
    try:
        with private_file(place) as out:
            async for piece in _pieces(request):
                out.write(piece)
    except BaseException:
        forget_upload(place)
        raise
    return place


async def _pieces(request: Request) -> AsyncIterator[bytes]:
    try:
        async for piece in request.stream():
            yield piece
    except ClientDisconnect:
        raise UnreadableFileError("The body did not come whole.") from None
