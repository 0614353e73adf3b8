"""No figure of the law stands in Python: all are data of the rule book."""

import ast
from pathlib import Path

import clearance

# 0, 1 and 100 are of arithmetic; the others are of texts and files, by their module.
_ALLOWED = {0, 1, 100}
_ROOMS = ("law", "assessment", "exposure", "finding", "penalty")


def _numbers(path: Path) -> list[tuple[int, object]]:
    tree = ast.parse(path.read_text("utf-8"))
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and not isinstance(node.value, bool)
        and node.value not in _ALLOWED
    ]


# What is no figure of the law, each with its reason.
_NAMED = {
    ("_load.py", 32): "characters of a digest in a file's name",
    ("_deal.py", 100_000): "how many values one deal may have",
    ("_situations.py", 5_000): "how many combinations one deal may have",
    ("_book.py", 3): "how many near ids are suggested",
    ("_exposure.py", 4): "how many hops are followed unless it is said",
    ("_path.py", 4): "how many hops are followed unless it is said",
    ("_path.py", 200): "how many paths are told",
    ("_bans.py", 50): "how many neighbours are tried",
    ("_bans.py", 20): "how many ends of paths are tried with neighbours",
    ("_severity.py", 3): "how many rules a reason names",
    ("_check.py", 2): "exceptions are tried in pairs",
    ("_model.py", 3): "grades of urgency of what is to be verified",
}


def test_no_figure_of_the_law_stands_in_python() -> None:
    root = Path(clearance.__file__).parent
    found = [
        f"{path.relative_to(root)}:{line}: {value!r}"
        for room in _ROOMS
        for path in sorted((root / room).glob("*.py"))
        for line, value in _numbers(path)
        if (path.name, value) not in _NAMED
    ]

    assert found == []
