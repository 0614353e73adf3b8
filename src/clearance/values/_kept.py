"""What was worked out of data files, kept in files from one process to the next.

To read lexicons and spell out all that they say takes longer than most answers. What is
kept is named by a digest of all that it depends on: the data and the code of the
package that works it out, and of this one, the libraries and the Python that did the
work. Where any of them is another, it is worked out anew; where the file is not what
was written, too.
"""

import hashlib
import json
import os
import platform
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

# Files of each name that stay: of releases and checkouts that are used by turns.
_MOST = 4


class _Place:
    """Where it is kept; None until an entry point says where."""

    folder: Path | None = None


def keep_tables_in(folder: Path | None) -> None:
    """Keep what is worked out of data files in a folder, made when needed.

    For all of this process. None keeps nothing, as it is until this is called. The
    folder should be of the user alone: what is found there under the right name is
    believed. Where it cannot be written to, nothing is kept, and nothing said.
    """
    _Place.folder = folder


def tables_folder() -> Path | None:
    """Give the folder in which tables are kept, so that helpers use it, too."""
    return _Place.folder


@dataclass(frozen=True, slots=True)
class Tables:
    """What one package works out, with *libraries* of such names on PyPI."""

    package: str
    libraries: tuple[str, ...] = ()

    def kept(self, name: str, make: Callable[[], Any], *, of: str = "") -> Any:
        """Give what *make* gives, read from where it was kept rather than made anew.

        *of* is a digest of what else it is made of than the package. It consists of
        lists, dictionaries with texts as keys, texts, numbers, true, false and None, or
        it is not kept; tuples come back as lists. Many processes may ask at once.
        """
        if _Place.folder is None:
            return make()
        digest = _digest_of(self.package, self.libraries)
        if of:
            digest = hashlib.sha256(f"{digest} {of}".encode()).hexdigest()
        stem = f"{self.package.rpartition('.')[2]}-{name}"
        place = _Place.folder / f"{stem}-{digest[:32]}.json"
        with suppress(OSError, ValueError):
            return _read(place)
        made = make()
        with suppress(OSError, ValueError, TypeError):
            _write(made, place)
            _forget_old(place.parent, stem)
        return made


def _read(place: Path) -> Any:
    """Read a kept file. Raises OSError or ValueError where it is none, or damaged."""
    head, _, text = place.read_bytes().partition(b"\n")
    if head.decode() != hashlib.sha256(text).hexdigest():
        raise ValueError("damaged")
    return json.loads(text)


def _write(made: Any, place: Path) -> None:
    if not _has_text_keys(made):
        raise TypeError("JSON would make texts of the keys")
    data = json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, fresh = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(data).hexdigest().encode() + b"\n" + data)
        Path(fresh).replace(place)
    except BaseException:
        Path(fresh).unlink(missing_ok=True)
        raise


def _has_text_keys(made: Any) -> bool:
    if isinstance(made, dict):
        return all(isinstance(k, str) and _has_text_keys(v) for k, v in made.items())
    return not isinstance(made, list | tuple) or all(map(_has_text_keys, made))


def _forget_old(folder: Path, stem: str) -> None:
    found = [*folder.glob(f"{stem}-*.json")]
    for old in sorted(found, key=lambda one: -one.stat().st_mtime)[_MOST:]:
        old.unlink(missing_ok=True)


@cache
def _digest_of(package: str, libraries: tuple[str, ...]) -> str:
    """Give the SHA-256 of all that the tables of a package are made of and with."""
    digest = hashlib.sha256()
    used = (*libraries, "pyyaml")
    with_ = [platform.python_version(), unicodedata.unidata_version]
    digest.update("\n".join((*with_, *map(version, used))).encode())
    for name in dict.fromkeys((package, "clearance.values")):
        for place in _sources(files(name)):
            content = place.read_bytes()
            digest.update(f"\n{place.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _sources(folder: Traversable) -> Iterator[Traversable]:
    """Give the modules and lexicons of a package in order, and those of its rooms."""
    for place in sorted(folder.iterdir(), key=lambda one: one.name):
        if place.name.endswith((".py", ".yml")):
            yield place
        elif place.joinpath("__init__.py").is_file():
            yield from _sources(place)
