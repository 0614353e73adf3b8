"""A progress bar for whatever takes more than a second, on standard error."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

_PATIENCE_SECONDS = 1.0


class Bars:
    """Progress bars that show once a task has run for a second.

    On anything but a terminal nothing is drawn, so logs stay clean.
    """

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._console = console
        self._begun: dict[TaskID, float] = {}
        self._shown = False

    @contextmanager
    def task(self, label: str, total: int | None = None) -> Iterator["Bar"]:
        """Follow one piece of work; *total* is its size, or None where unknown."""
        task = self._progress.add_task(label, total=total, visible=False)
        self._begun[task] = time.monotonic()
        try:
            yield Bar(self, task)
        finally:
            self._progress.remove_task(task)
            del self._begun[task]
            if not self._begun:
                self.close()

    def move(self, task: TaskID, done: int, total: int | None) -> None:
        """Show how far a task is, once it is old enough to be worth a bar."""
        self._progress.update(task, completed=done)
        if total is not None:
            self._progress.update(task, total=total)
        if time.monotonic() - self._begun[task] > _PATIENCE_SECONDS:
            self._progress.update(task, visible=True)
            if not self._shown:
                self._shown = True
                self._progress.start()

    def say(self, sentence: str) -> None:
        """Tell the user something at once."""
        self._console.print(sentence, markup=False, soft_wrap=True)

    def close(self) -> None:
        """Take the bars off the screen."""
        if self._shown:
            self._progress.stop()
            self._shown = False


class Bar:
    """One running task of a set of bars."""

    def __init__(self, bars: Bars, task: TaskID) -> None:
        self._bars = bars
        self._task = task

    def move(self, done: int, total: int | None = None) -> None:
        """Say how much is done; *total* where it became known."""
        self._bars.move(self._task, done, total)
