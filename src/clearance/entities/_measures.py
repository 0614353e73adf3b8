"""What a designation forbids or demands, in words common to all authorities."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from clearance.values import load_yaml


@cache
def measures() -> Mapping[str, str]:
    """Give each measure with what it means: the values of `Sanction.provisions`."""
    text = files("clearance.entities").joinpath("measures.yml").read_text("utf-8")
    return MappingProxyType(load_yaml(text, "measures.yml")["measures"])
