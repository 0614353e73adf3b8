"""Rules of the house that no single package can see."""

import ast
import hashlib
import importlib
import inspect
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import clearance
from clearance import errors

SOURCE = Path(clearance.__file__).parent
FILES = sorted(SOURCE.rglob("*.py"))
# By their files: to walk through packages is to load them, in each process of tests.
MODULES = sorted(
    ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(
        ".__init__"
    )
    for path in FILES
    if path.stem != "__main__"
    and path != SOURCE / "__init__.py"
    and (path.parent / "__init__.py").exists()
)
PACKAGES = [
    name
    for name in MODULES
    if "._" not in name
    and (SOURCE.parent / Path(*name.split(".")) / "__init__.py").exists()
]
# Compiled, and kept where the compiler keeps it, when it is loaded; which is only when
# compiled search is asked for.
COMPILED = {one for one in MODULES if one.startswith("clearance.screening._compiled._")}

# Modules and classes that are longer than the house allows, each with the day on which
# it was talked about. Empty is how it should be.
LONGER_ON_PURPOSE = {
    "Knowledge": "the one door to what is kept; each of its verbs is short",
}

WATCHED = """
import os, sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo"):
        raise AssertionError(f"network on import: {event} {arguments}")
    if event in ("os.mkdir", "os.remove", "os.rename", "subprocess.Popen"):
        raise AssertionError(f"{event} on import: {arguments}")
    if event == "open":
        path, mode, flags = arguments
        writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
        if isinstance(flags, int) and flags & writing:
            raise AssertionError(f"written on import: {path}")

class Watched(type(os.environ)):
    def __getitem__(self, key):
        frame = sys._getframe(1)
        while frame:
            if frame.f_globals.get("__name__", "").startswith("clearance"):
                name = frame.f_code.co_name
                raise AssertionError(f"environment read on import: {key} in {name}")
            module = frame.f_globals.get("__name__", "")
            if module not in ("os", "_collections_abc", "__main__"):
                break  # another package's own business
            frame = frame.f_back
        return super().__getitem__(key)

sys.dont_write_bytecode = True
os.environ.__class__ = Watched
sys.addaudithook(refuse)
import importlib
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


@pytest.mark.parametrize("name", PACKAGES)
def test_a_front_door_names_all_that_it_offers_in_order(name: str) -> None:
    """`__all__` of every package is sorted, exists and holds all names of its own.

    A source offers its reading alone, whatever it takes from its own modules for it.
    """
    package = importlib.import_module(name)
    offered = list(getattr(package, "__all__", []))
    missing = {name for name in offered if not hasattr(package, name)}
    own = {
        attribute
        for attribute, value in vars(package).items()
        if not attribute.startswith("_")
        and _is_of(getattr(value, "__module__", ""), name)
    }

    assert own <= set(offered)
    assert not missing
    assert offered == sorted(offered, key=_constants_classes_functions)


LAZY = [
    *("app", "assessment", "law", "ownership", "reports", "screening", "sources"),
    "validation",
]


@pytest.mark.parametrize("name", LAZY)
def test_a_package_loads_what_is_asked_for_and_refuses_the_rest(name: str) -> None:
    """Packages that load their parts when asked offer all, and nothing else."""
    package = importlib.import_module(f"clearance.{name}")

    assert all(getattr(package, offered) is not None for offered in package.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'Nonsense'"):
        _ = package.Nonsense


def _is_of(module: str, package: str) -> bool:
    if package.startswith("clearance.sources.") and "._" not in package:
        return module == package
    return f"{module}.".startswith(f"{package}.")


def _constants_classes_functions(name: str) -> tuple[int, str]:
    """Sort as ruff does: CONSTANTS, then Classes, then functions."""
    group = 0 if name.isupper() else 1 if name.lstrip("_")[:1].isupper() else 2
    return group, name


@pytest.mark.slow
def test_importing_touches_nothing() -> None:
    """No module opens the network, reads the environment or writes when imported."""
    run = subprocess.run(
        [sys.executable, "-c", WATCHED, *(m for m in MODULES if m not in COMPILED)],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(SOURCE.parent), "PATH": ""},
    )

    assert (0, "") == (run.returncode, run.stderr)


@pytest.mark.parametrize(
    "offence", ["os.mkdir('x')", "os.environ['HOME']", "open('x', 'w')"]
)
def test_the_watch_sees_an_offence(offence: str, tmp_path: Path) -> None:
    """The check above finds a module that offends, so that it cannot rot."""
    (tmp_path / "clearance_offender.py").write_text(f"import os\n{offence}\n")
    run = subprocess.run(
        [sys.executable, "-c", WATCHED, "clearance_offender"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PATH": "", "HOME": "/"},
    )

    assert "AssertionError" in run.stderr
    assert ["clearance_offender.py"] == [path.name for path in tmp_path.iterdir()]


def _lines(node: ast.ClassDef) -> int:
    return (node.end_lineno or 0) - node.lineno + 1


def _too_long(path: Path) -> Iterator[tuple[str, str]]:
    """Name a module and its classes that are too long, each with where it is."""
    text, place = path.read_text("utf-8"), str(path.relative_to(SOURCE))
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef) and _lines(node) > 250:
            yield node.name, place
    if text.count("\n") > 600:
        yield place, place


def test_nothing_is_too_long() -> None:
    """Modules stay within 600 lines and classes within 250."""
    found = [one for path in FILES for one in _too_long(path)]
    long = [one for one in found if one[0] not in LONGER_ON_PURPOSE]

    assert not long, long


def _begins_with_a_sentence(path: Path) -> bool:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return docstring.split("\n")[0].endswith((".", ":", "?"))


def test_a_module_says_what_it_is_for() -> None:
    """The first line of every module is a sentence."""
    silent = [str(path) for path in FILES if not _begins_with_a_sentence(path)]

    assert not silent, silent


def test_the_tree_of_errors_is_drawn_in_full() -> None:
    """Every error stands in the drawing, has its own sentence and is exported."""
    drawn = {
        line.split()[1]
        for line in (errors.__doc__ or "").splitlines()
        if line.strip().startswith("x ")
    }
    defined = {
        name
        for name, value in vars(errors).items()
        if inspect.isclass(value) and issubclass(value, errors.ClearanceError)
    }

    assert defined == {*drawn, "ClearanceError"} == set(errors.__all__)
    assert all((vars(errors)[name].__doc__ or "").strip() for name in defined)


def test_every_message_of_the_tree_is_one_kind_of_error() -> None:
    """Whoever catches ClearanceError catches all, and bad values are ValueErrors."""
    assert issubclass(errors.InvalidValueError, ValueError)
    assert all(
        issubclass(vars(errors)[name], errors.ClearanceError) for name in errors.__all__
    )


def _compiled_in(path: Path) -> list[Path]:
    """List the files of which functions or figures are compiled into a compiled one."""
    tree = ast.parse(path.read_text("utf-8"))
    taken = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    named = [path.with_name(f"{one.module}.py") for one in taken if one.level == 1]
    for one in taken:
        if (one.module or "").startswith("clearance.screening._"):
            named += _homes(str(one.module), {alias.name for alias in one.names})
    inner = [
        one
        for part in named
        if part.parent.name == "_compiled"
        for one in _compiled_in(part)
    ]
    return sorted({*named, *inner})


def _homes(room: str, names: set[str]) -> list[Path]:
    """List the files of a room that have names which its door offers."""
    folder = SOURCE.parent / Path(*room.split("."))
    door = ast.parse((folder / "__init__.py").read_text("utf-8"))
    return [
        folder / f"{node.module}.py"
        for node in ast.walk(door)
        if isinstance(node, ast.ImportFrom) and node.level == 1
        if names & {alias.name for alias in node.names}
    ]


@pytest.mark.parametrize("name", sorted(COMPILED))
def test_what_is_compiled_is_compiled_anew_when_what_is_in_it_changes(
    name: str,
) -> None:
    """The compiler keeps its work by the text of one file, so that must change, too."""
    path = SOURCE.parent / Path(*name.split(".")).with_suffix(".py")
    parts = _compiled_in(path)
    if not parts:
        return
    digest = hashlib.sha256(b"".join(one.read_bytes() for one in parts)).hexdigest()
    line = f"# What is compiled into this: {digest[:16]}."

    assert line in path.read_text("utf-8").splitlines(), (
        f"write into {path.name}: {line}"
    )
