"""On which day a dataset was made, as far as its files tell."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date

from clearance.errors import UnreadableFileError
from clearance.sources._files import SnapshotFiles

from ._tables import UNPACKING, rows

INDEX = "index.json"
_INDEX_BYTES = 64 << 20
_SEEN = re.compile(rb'"last_seen"\s*:\s*"(\d{4}-\d\d-\d\d)')


def newest_day(snapshot: SnapshotFiles, names: Sequence[str]) -> date | None:
    """Give the day told by `index.json`, else the newest `last_seen` of the files.

    Raises UnreadableFileError for a file that cannot be unpacked or is no table.
    """
    if snapshot.has(INDEX):
        told = _told(snapshot)
        if told is not None:
            return told
    days = max((day for name in names for day in _seen(snapshot, name)), default="")
    return _day(days)


def _told(snapshot: SnapshotFiles) -> date | None:
    with snapshot.open(INDEX) as file:
        try:
            index = json.loads(file.read(_INDEX_BYTES))
        except (ValueError, RecursionError):
            return None  # half an index, or another file of this common name
    if not isinstance(index, dict):
        return None
    return _day(index.get("last_export")) or _day(index.get("updated_at"))


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


def _seen(snapshot: SnapshotFiles, name: str) -> Iterator[str]:
    if name.endswith(".csv"):
        for _, row in rows(snapshot, name):
            yield row.get("last_seen", "")[:10]
        return
    try:
        with snapshot.open(name) as file:
            while block := file.readline(1 << 20):
                for found in _SEEN.finditer(block):
                    yield found[1].decode("ascii")
    except UNPACKING as error:
        raise UnreadableFileError(
            f"{snapshot.where(name)} breaks off or is not packed as its name says"
            f" ({error}). Fetch the file again."
        ) from error
