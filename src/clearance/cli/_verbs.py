"""The verbs: each is loaded when it is asked for, since some need much."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

# In the order in which help lists them; each is a function, or a Typer with verbs of
# its own, of the module so named.
_VERBS = (
    "screen",
    "update",
    "add-source",
    "sources",
    "diff",
    "entity",
    "divergence",
    "owners",
    "blocked-by-ownership",
    "exposure",
    "assess",
    "penalty",
    "export",
    "calibrate",
    "validate",
    "demo",
    "law",
    "serve",
    "keys",
)


def new_app(**settings: Any) -> typer.Typer:
    """Make a Typer whose help marks up text as ours does, with other *settings*."""
    return typer.Typer(
        add_completion=False,
        rich_markup_mode="markdown",
        pretty_exceptions_enable=False,
        **settings,
    )


class Verbs(TyperGroup):
    """The group of all verbs."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Loaded()  # type: ignore[assignment]  # they are only read


class _Loaded(Mapping[str, Any]):
    """The commands by name, each made when it is first looked up."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(_VERBS)

    def __len__(self) -> int:
        return len(_VERBS)

    def __getitem__(self, verb: str) -> Any:
        if verb not in _VERBS:
            raise KeyError(verb)
        if verb not in self._made:
            name = verb.replace("-", "_")
            made = getattr(import_module(f"{__package__}._{name}"), name)
            self._made[verb] = _command(verb, made)
        return self._made[verb]


def _command(verb: str, made: Any) -> Any:
    if isinstance(made, typer.Typer):
        return typer.main.get_group(made)
    alone = new_app()
    alone.command(verb)(made)
    return typer.main.get_command(alone)
