"""YAML that guesses nothing: text stays text, and a key stands once."""

import re
from collections.abc import Hashable
from typing import Any

import yaml

from clearance.errors import UnreadableFileError


class _StrictLoader(yaml.CSafeLoader):
    """A scalar is text, unless it is true, false, null or a day; no key twice."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (PyYAML's own field)

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002 (PyYAML's signature)
    ) -> dict[Hashable, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        if len({repr(key) for key in keys}) < len(keys):
            twice = sorted({str(key) for key in keys if keys.count(key) > 1})
            raise yaml.constructor.ConstructorError(
                None, None, f"written twice: {', '.join(twice)}", node.start_mark
            )
        return super().construct_mapping(node, deep=deep)


for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("timestamp", r"^\d{4}-\d\d-\d\d$", "12"),
):
    _StrictLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first)
    )


def load_yaml(text: str, name: str = "YAML") -> Any:
    """Read one YAML document without guesses.

    `no`, `8471.50` and `0101` stay text; `2024-06-12` is a date; `true`, `false` and
    `null` are what they say. *name* stands in the message. Raises
    UnreadableFileError for what is not YAML and for a key that stands twice.
    """
    try:
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 (a safe loader)
    except yaml.YAMLError as error:
        raise UnreadableFileError(f"{name} is not good YAML: {error}") from error
