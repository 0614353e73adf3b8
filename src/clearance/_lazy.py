"""Packages whose modules are loaded when they are asked for, not before.

A command uses few of them, and to load all takes longer than most answers.
"""

import ast
import pkgutil
import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

__all__ = ["loader_of"]


def loader_of(package: str) -> Callable[[str], Any]:
    """Make the `__getattr__` (PEP 562) of a package whose modules load when needed.

    Where each name lives is what the package's own imports say, which stand below
    `if TYPE_CHECKING`, where type checkers and people read them and Python does not
    run them. What was asked for once stays in the package. Names that are not
    imported there raise AttributeError.
    """

    def load(name: str) -> Any:
        home = _homes(package).get(name)
        if home is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found = getattr(import_module(f"{package}.{home}"), name)
        setattr(sys.modules[package], name, found)
        return found

    return load


@cache
def _homes(package: str) -> dict[str, str]:
    """Read the imports of a package: for each name the module that has it."""
    source = pkgutil.get_data(package, "__init__.py") or b""
    return {
        alias.name: node.module or ""
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.level == 1
        for alias in node.names
    }
