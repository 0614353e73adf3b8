"""How long work tells whoever started it how far it is."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol


class Step(Protocol):
    """One piece of work that is under way."""

    def move(self, done: int, total: int | None = None) -> None:
        """Say how much is done; *total* where it became known."""


class Progress(Protocol):
    """Whoever wants to know how far the work is."""

    def task(
        self, label: str, total: int | None = None
    ) -> AbstractContextManager[Step]:
        """Begin one piece of work called *label*; *total* is its size if known."""

    def say(self, sentence: str) -> None:
        """Tell something that the user must know at once, such as a wait."""


class Silent:
    """Progress that nobody watches."""

    @contextmanager
    def task(self, label: str, total: int | None = None) -> Iterator[Step]:
        """Begin a piece of work without a word."""
        del label, total
        yield self

    def say(self, sentence: str) -> None:
        """Tell nobody."""
        del sentence

    def move(self, done: int, total: int | None = None) -> None:
        """Take note of nothing."""
        del done, total
