"""Reads a JSON file of a list, and takes its records apart field by field.

A record is emptied as it is read: what is left in the end was not known to the parser
and is reported, so that a new field of the list cannot go unseen.
"""

import json
import lzma
from datetime import date
from typing import Any, NoReturn

from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles

_SHOWN = 300


def read_json(snapshot: SnapshotFiles, file_name: str) -> Any:
    """Read a whole file as JSON in UTF-8.

    Raises UnreadableFileError for a file that is empty, damaged, cut off or no JSON.
    """
    try:
        with snapshot.open(file_name) as stream:
            content = stream.read()
    except (OSError, lzma.LZMAError, EOFError) as error:
        raise UnreadableFileError(
            f"{file_name} cannot be read to its end ({error}). Get the file again."
        ) from error
    if not content.strip():
        raise UnreadableFileError(f"{file_name} is empty. Get the file again.")
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            f"{file_name} is not UTF-8 text (byte {error.start}). Get the file again."
        ) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(
            f"{file_name} is no JSON or breaks off ({error}). Get the file again."
        ) from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def read_records(value: Any, file_name: str) -> list[dict[str, Any]]:
    """Take *value*, read from *file_name*, for a list of records.

    Each is a copy that may be emptied. Raises UnreadableFileError where it is no list
    of objects, or an empty one.
    """
    good = isinstance(value, list) and all(isinstance(one, dict) for one in value)
    if not good:
        raise UnreadableFileError(
            f"{file_name} does not hold a list of records where we know one. This is"
            " not the layout we know: look at the file."
        )
    if not value:
        raise UnreadableFileError(f"{file_name} holds no records. Get the file again.")
    return [dict(one) for one in value]


def take_text(record: dict[str, Any], key: str, where: str) -> str | None:
    """Take a field out of a record as text; None where it is missing, null or empty.

    Numbers are texts as JSON writes them. Raises UnreadableFileError, naming *where*,
    for a list or an object where a text is known to be.
    """
    value = record.pop(key, None)
    if value is None:
        return None
    if isinstance(value, bool | list | dict):
        raise UnreadableFileError(
            f"{where}: {key} holds {_shown(value)} and not a text. This is not the"
            " layout we know: look at the file."
        )
    return str(value).strip() or None


def take_texts(record: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    """Take a field that holds a list of texts, or one text, out of a record.

    Raises UnreadableFileError, naming *where*, where it holds something else.
    """
    value = record.pop(key, None)
    several = value if isinstance(value, list) else [value]
    texts = [take_text({key: one}, key, where) for one in several]
    return tuple(text for text in texts if text is not None)


def report_rest(record: dict[str, Any], audit: Audit, subject: str) -> None:
    """Report the fields that nobody took out of a record; empty ones say nothing."""
    for key, value in record.items():
        if value not in (None, "", [], {}):
            audit.not_understood("field", f"{key}: {_shown(value)}", subject)


def parse_day(text: str | None) -> date | None:
    """Give the day of a moment such as "2026-07-11T17:56:35Z", or None."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
