"""The index as files: written whole or not at all, checked when opened."""

import errno
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]

from clearance.errors import StoreDamagedError, StoreFullError
from clearance.names import lexicon_digest
from clearance.screening._arrays import Grams
from clearance.screening._asked import IdentifierIndex, SlipIndex

from ._build import Shelf
from ._readings import Readings
from ._terms import Terms

# Raised when the meaning of a file changes or code takes names apart in another way: an
# index of another format, or made with other lexicons, is built again.
FORMAT = 16
_MANIFEST = "index.json"
_ARRAYS = (
    "name_of_text",
    "text_weight",
    "text_is_person",
    "name_party",
    "initials",
    "party_is_person",
    "links",
    "heads",
    "headed",
)
_GRAMS = ("starts", "texts", "weights", "rarity")
_TERMS = (
    "starts",
    "texts",
    "weights",
    "text_starts",
    "text_terms",
    "text_weights",
    "aside_starts",
    "asides",
    "aside_read",
    "aside",
    "hashes",
    "hashed",
    "joins",
    "joined",
    "spelt",
    "spelt_terms",
    "bones",
    "boned",
    "slips",
    "slipped",
    "bare",
    "rarity",
    "least",
    "sieve",
)
_READINGS = ("names", "starts", "words", "bits", "sets")
_TABLES = ("names", "parties")
_READING_TABLES = ("vocabulary", "said")


def save_shelf(shelf: Shelf, folder: Path) -> None:
    """Write the tables beside *folder* and then put them in its place.

    Raises StoreFullError where there is no room or no right to write.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
        try:
            _write(shelf, fresh)
            if folder.exists():
                shutil.rmtree(folder)
            fresh.replace(folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS}:
            raise StoreFullError(
                f"The search index cannot be written to {folder}: {error.strerror}. "
                "Make room there, or choose another folder."
            ) from error
        raise


def _write(shelf: Shelf, folder: Path) -> None:
    for name, array in _arrays(shelf).items():
        np.save(folder / f"{name}.npy", array, allow_pickle=False)
    words = pa.table({"word": shelf.terms.words})
    for name, table in (
        *((name, getattr(shelf, name)) for name in _TABLES),
        *((name, getattr(shelf.readings, name)) for name in _READING_TABLES),
        ("words", words),
    ):
        with (
            pa.OSFile(str(folder / f"{name}.arrow"), "wb") as sink,
            pa.ipc.new_file(sink, table.schema) as writer,
        ):
            writer.write_table(table.combine_chunks())
    files = {path.name: _digest(path) for path in sorted(folder.iterdir())}
    manifest = {
        "format": FORMAT,
        "lexicons": lexicon_digest(),
        "words": shelf.terms.grams.size,
        "files": files,
    }
    (folder / _MANIFEST).write_text(json.dumps(manifest, indent=1), "utf-8")


def _arrays(shelf: Shelf) -> dict[str, Any]:
    found = {name: getattr(shelf, name) for name in _ARRAYS}
    terms = shelf.terms
    found |= {f"terms_{part}": getattr(terms, part) for part in _TERMS}
    found |= {f"grams_{part}": getattr(terms.grams, part) for part in _GRAMS}
    found |= {f"readings_{part}": getattr(shelf.readings, part) for part in _READINGS}
    found["identifier_hashes"] = shelf.identifiers.hashes
    found["identifier_parties"] = shelf.identifiers.parties
    found["slip_hashes"] = shelf.slips.hashes
    found["slip_parties"] = shelf.slips.parties
    return found


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def open_shelf(folder: Path) -> Shelf:
    """Map the tables of a saved index.

    Raises StoreDamagedError for anything but what `save_shelf` wrote.
    """
    try:
        return _open(folder)
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException) as error:
        raise StoreDamagedError(
            f"The search index in {folder} is missing, damaged or of another format "
            f"({error}). Build it again."
        ) from error


def _open(folder: Path) -> Shelf:
    manifest = json.loads((folder / _MANIFEST).read_text("utf-8"))
    if manifest["format"] != FORMAT:
        raise ValueError(f"format {manifest['format']}, not {FORMAT}")
    if manifest["lexicons"] != lexicon_digest():
        raise ValueError("made with other lexicons of names")
    for name, digest in manifest["files"].items():
        if _digest(folder / name) != digest:
            raise ValueError(f"{name} has changed")

    # "c": the matrix product wants arrays it could write to; nothing does, so pages
    # stay shared.
    def load(name: str) -> Any:
        mapped = np.load(folder / f"{name}.npy", mmap_mode="c", allow_pickle=False)
        return mapped.view(np.ndarray)

    parts = {part: load(f"grams_{part}") for part in _GRAMS}
    words = _table(folder / "words.arrow").column("word").combine_chunks()
    terms = Terms(
        grams=Grams(**parts, size=manifest["words"]),
        words=words,
        **{part: load(f"terms_{part}") for part in _TERMS},
    )
    return Shelf(
        **{name: load(name) for name in _ARRAYS},
        **{name: _table(folder / f"{name}.arrow") for name in _TABLES},
        terms=terms,
        readings=Readings(
            **{part: load(f"readings_{part}") for part in _READINGS},
            **{name: _table(folder / f"{name}.arrow") for name in _READING_TABLES},
        ),
        identifiers=IdentifierIndex(
            load("identifier_hashes"), load("identifier_parties")
        ),
        slips=SlipIndex(load("slip_hashes"), load("slip_parties")),
    )


def _table(path: Path) -> pa.Table:
    with pa.memory_map(str(path)) as source, pa.ipc.open_file(source) as reader:
        return reader.read_all()
