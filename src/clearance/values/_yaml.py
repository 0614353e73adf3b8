"""YAML that guesses nothing: text stays text, and a key stands once."""

import re
from collections.abc import Hashable
from operator import is_
from typing import Any

import yaml

from clearance.errors import UnreadableFileError

_SCALAR = yaml.ScalarNode
_TEXT, _LIST, _DICT = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))


class _StrictLoader(yaml.CSafeLoader):
    """A scalar is text, unless it is true, false, null or a day; no key twice.

    Texts, and lists and dictionaries of them, are made here, in half of the time that
    PyYAML's general way takes; all else is left to it.
    """

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (PyYAML's own field)

    # PyYAML calls these around each node, for rules by path, of which there are none.
    descend_resolver = is_  # type: ignore[assignment]
    ascend_resolver = bool  # type: ignore[assignment]

    def resolve(
        self, kind: type[yaml.Node], value: Any, implicit: tuple[bool, bool]
    ) -> str:
        """Say what a node is; most begin as nothing but text does."""
        if kind is _SCALAR and value[:1] not in _GUESSED:
            return _TEXT
        found: str = super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]
        return found

    def construct_document(self, node: yaml.Node) -> Any:
        """Make what a document says."""
        try:
            return self._made(node, {})
        except RecursionError:
            # PyYAML's own way is slower, but goes however deep.
            return super().construct_document(node)

    def _made(self, node: yaml.Node, known: dict[yaml.Node, Any]) -> Any:
        """Make what a node says; *known* are lists and dictionaries that were made.

        They are put there before they are filled: they may stand in themselves.
        """
        if type(node) is _SCALAR and node.tag == _TEXT:
            return node.value
        if node in known:
            return known[node]
        if type(node) is yaml.SequenceNode and node.tag == _LIST:
            listed = known[node] = []
            for one in node.value:
                text = type(one) is _SCALAR and one.tag == _TEXT
                listed.append(one.value if text else self._made(one, known))
            return listed
        if type(node) is yaml.MappingNode and node.tag == _DICT and _has_texts(node):
            found = known[node] = {}
            for key, one in node.value:
                found[key.value] = self._made(one, known)
            return found
        return self.construct_object(node, deep=True)

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


def _has_texts(node: yaml.MappingNode) -> bool:
    """Say whether all keys are texts, and none stands twice."""
    keys = {
        key.value for key, _ in node.value if type(key) is _SCALAR and key.tag == _TEXT
    }
    return len(keys) == len(node.value)


for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("timestamp", r"^\d{4}-\d\d-\d\d$", "12"),
):
    _StrictLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first)
    )

# Letters that begin what may be no text.
_GUESSED = frozenset(_StrictLoader.yaml_implicit_resolvers)


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
