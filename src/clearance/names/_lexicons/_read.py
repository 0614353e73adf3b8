"""Lexicons read from their files, once, and kept between processes."""

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from clearance.values import Tables, load_yaml

# What `names` works out of its lexicons, kept between processes.
TABLES = Tables("clearance.names", ("anyascii", "pypinyin", "rapidfuzz"))


@cache
def lexicon(name: str) -> Any:
    """Read one of this package's data files, once."""
    place = files(__package__).joinpath(name)
    return TABLES.kept(name, lambda: load_yaml(place.read_text("utf-8"), name))


@cache
def lexicon_digest() -> str:
    """Give the SHA-256 of all lexicons: names taken apart by others are out of date."""
    digest = hashlib.sha256()
    for place in sorted(files(__package__).iterdir(), key=lambda place: place.name):
        if place.name.endswith(".yml"):
            digest.update(place.name.encode() + place.read_bytes())
    return digest.hexdigest()
