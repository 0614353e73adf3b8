"""Names of the EU's acts as OpenSanctions transcribed them: for measuring only.

The transcription is under CC BY-NC 4.0, so nothing of it may go into the software or
its lexicons; it has more names in Chinese and Korean than any official file at hand.
"""

import csv
import io
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

from clearance.entities import Entity, Listing

FOLDER = Path("eval_only/opensanctions/eu_journal_sanctions")
_KINDS = {
    "Person": "Person",
    "Organization": "Organization",
    "Company": "Organization",
    "LegalEntity": "Organization",
    "Vessel": "Vessel",
}
# What the transcribers left in front of a name, or for one.
_REMARK = re.compile(r"^(?:[A-Z][a-z]+\s*:|Text of image$)\s*")


def read_journal(lists: Path) -> list[Listing]:
    """Read the consolidated acts; none where they are not among the lists."""
    days = sorted((lists / FOLDER).glob("*/consolidated"))
    files = sorted(days[-1].glob("*.csv*")) if days else []
    return [
        Listing(Entity(f"{file.name}-{number}", kind, names, ("eu_journal",)))
        for file in files
        for number, (kind, names) in enumerate(_named(file))
    ]


def _named(file: Path) -> Iterator[tuple[str, dict[str, tuple[str, ...]]]]:
    raw = file.read_bytes()
    text = (lzma.decompress(raw) if file.suffix == ".xz" else raw).decode("utf-8")
    for row in csv.DictReader(io.StringIO(text)):
        kind, names = _KINDS.get(row["schema"]), _names(row["name"])
        if kind is not None and names:
            yield kind, {"name": names, "alias": _names(row["alias"])}


def _names(cell: str) -> tuple[str, ...]:
    names = (_REMARK.sub("", name.strip()) for name in cell.split(";"))
    return tuple(dict.fromkeys(name for name in names if name))
