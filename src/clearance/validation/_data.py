"""The package's own data files, read once."""

from functools import cache
from importlib.resources import files
from typing import Any

from clearance.values import load_yaml


@cache
def table(name: str) -> Any:
    """Read one of this package's YAML files; the same object every time."""
    return load_yaml(files(__package__).joinpath(name).read_text("utf-8"), name)


def words_of(section: str) -> Any:
    """Give one section of `manipulations.yml`."""
    return table("manipulations.yml")[section]
