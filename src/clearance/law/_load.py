"""The rule book read from its files: one file a rule, and its path is its id."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from clearance.errors import LawError, UnreadableFileError
from clearance.values import Tables, load_yaml

from ._book import Book, check_references
from ._model import Fact, Instrument, Lookup, Rule, Signal, Uncertainty

_TABLES = Tables("clearance.law")
_CASES = ".cases.yml"
_DAY = "\0day"  # marks a day in what is kept as JSON
_Model = TypeVar("_Model", bound=BaseModel)
_Files = Mapping[str, str]


@cache
def the_book() -> Book:
    """Load the rule book that comes with the package, once a process."""
    return load_book()


def book_folder() -> Path:
    """Give the folder of the rule book that comes with the package."""
    return Path(str(files("clearance.law").joinpath("book")))


def load_book(folder: Path | None = None) -> Book:
    """Load a rule book from its folder; that of the package without one.

    What was read from YAML is kept with the other tables under the digest of all files,
    and read four times as fast. Raises LawError, naming the file, for what does not
    read or refers to what is not there.
    """
    root = folder or book_folder()
    texts = {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in sorted(root.rglob("*.yml"))
        if not path.name.endswith(_CASES)
    }
    if not texts:
        raise LawError(f"{root} holds no rule book: there is no .yml file in it.")
    digest = _digest(texts)
    text = _TABLES.kept("book", lambda: _written(_parse(texts)), of=digest)
    book = _build(json.loads(text, object_hook=_with_days), digest)
    check_references(book)
    return book


def _digest(texts: _Files) -> str:
    found = hashlib.sha256()
    for name, text in texts.items():
        found.update(f"{name}\0{len(text)}\0{text}\0".encode())
    return found.hexdigest()


def _parse(texts: _Files) -> dict[str, Any]:
    try:
        return {name: load_yaml(text, name) for name, text in texts.items()}
    except UnreadableFileError as error:
        raise LawError(str(error)) from error


def _written(read: Mapping[str, Any]) -> str:
    return json.dumps(read, default=_marked)


def _marked(day: date) -> dict[str, str]:
    return {_DAY: day.isoformat()}


def _with_days(read: dict[str, Any]) -> Any:
    if len(read) == 1 and _DAY in read:
        return date.fromisoformat(read[_DAY])
    return read


def _build(read: Mapping[str, Any], digest: str) -> Book:
    rules, instruments, lookups = {}, {}, {}
    single: dict[str, Any] = {}
    for name, content in read.items():
        own = name.removesuffix(".yml").replace("/", ".")
        top, _, rest = own.partition(".")
        if not rest:
            single[top] = content
        elif top == "instruments":
            instruments[rest] = _model(Instrument, content, name, rest)
        elif top == "lookups":
            lookups[rest] = _model(Lookup, content, name, rest)
        else:
            rules[own] = _model(Rule, content, name, own)
    facts = _each(Fact, single.get("facts"), "facts.yml", lambda one: one.name)
    doubts = _each(
        Uncertainty,
        single.get("uncertainties"),
        "uncertainties.yml",
        lambda one: one.id,
    )
    signals = _each(Signal, single.get("signals"), "signals.yml", lambda one: one.id)
    return Book(
        rules=rules,
        instruments=instruments,
        lookups=lookups,
        facts=facts,
        uncertainties=doubts,
        signals=tuple(signals.values()),
        digest=digest,
    )


def _model(
    model: type[_Model], content: Any, name: str, own: str | None = None
) -> _Model:
    try:
        read = model.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise LawError(f"{name}: {place or 'it'}: {first['msg']}.") from None
    if own is not None and getattr(read, "id", None) != own:
        raise LawError(f"{name}: the id must be {own!r}, as the path is.")
    return read


def _each(
    model: type[_Model], content: Any, name: str, key: Callable[[_Model], str]
) -> dict[str, _Model]:
    found: dict[str, _Model] = {}
    rows: Iterable[Any] = content or ()
    for row in rows:
        one = _model(model, row, name)
        if key(one) in found:
            raise LawError(f"{name}: {key(one)!r} stands twice.")
        found[key(one)] = one
    return found
