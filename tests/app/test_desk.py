"""What is opened stays open, and what is new is taken up without anyone waiting."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from multiprocessing import active_children
from pathlib import Path
from threading import Event, Thread

import pytest

from clearance.app import (
    Desk,
    JudgementRequest,
    Silent,
    judge,
)
from clearance.errors import UsageError
from clearance.settings import Settings
from clearance.values import AsOf

_NOW = datetime(2026, 11, 28, tzinfo=UTC)
_TODAY = AsOf(_NOW.date())


@pytest.fixture
def settings(loaded: Path, tmp_path: Path) -> Settings:
    """A data folder of its own, with the starter set and its index."""
    return Settings(data=shutil.copytree(loaded, tmp_path / "data"))


def test_lists_of_a_day_are_opened_once(settings: Settings) -> None:
    """The second question finds them open."""
    desk = Desk(settings)
    desk.look(now=_NOW, progress=Silent())
    first = desk.lists(_TODAY, progress=Silent())

    assert first is desk.lists(_TODAY, progress=Silent())


def test_a_copied_folder_is_in_the_same_state(loaded: Path, settings: Settings) -> None:
    """What was built for it is there, so that no service builds it again."""
    assert Desk(Settings(data=loaded)).version == Desk(settings).version


def test_days_between_which_nothing_changes_share_an_index(settings: Settings) -> None:
    """Another day is another view, of the same index."""
    desk = Desk(settings)
    desk.look(now=_NOW, progress=Silent())
    today = desk.lists(_TODAY, progress=Silent())
    yesterday = desk.lists(AsOf(date(2026, 11, 27)), progress=Silent())

    assert today.view.as_of != yesterday.view.as_of
    assert today.index is yesterday.index


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_what_was_judged_counts_after_the_next_look(settings: Settings) -> None:
    """Until then the answers stay what they were."""
    desk = Desk(settings)
    desk.look(now=_NOW, progress=Silent())
    before = desk.lists(_TODAY, progress=Silent())
    other = Desk(settings)
    parties = [one.entity.id for one in before.view.listings(before.clusters.same)]
    judge(
        other,
        JudgementRequest(
            asked=parties[0], other=parties[1], what="join", by="A", why="a test"
        ),
        now=_NOW,
        progress=Silent(),
    )

    assert before is desk.lists(_TODAY, progress=Silent())
    assert desk.look(now=_NOW, progress=Silent())
    after = desk.lists(_TODAY, progress=Silent())
    assert before.index.size[0] - 1 == after.index.size[0]
    assert not desk.look(now=_NOW, progress=Silent())


@pytest.mark.slow
def test_what_is_waited_for_is_not_put_last(settings: Settings) -> None:
    """New lists are built behind what is answered meanwhile, the first ones are not."""
    desk = Desk(settings)
    (settings.data / "shelves" / ".built").unlink()
    first = _niceness_of_helpers(lambda: desk.look(now=_NOW, progress=Silent()))
    (settings.data / "judgements").mkdir(exist_ok=True)
    (settings.data / "judgements" / "note.txt").write_text("something new")
    later = _niceness_of_helpers(lambda: desk.look(now=_NOW, progress=Silent()))

    own = os.getpriority(os.PRIO_PROCESS, 0)
    assert {own} == first
    assert own < max(later)


def _niceness_of_helpers(work: Callable[[], object]) -> set[int]:
    """Do some work; say how nice the processes were that it started."""
    seen, done = set[int](), Event()

    def watch() -> None:
        while not done.wait(0.002):
            for child in active_children():
                with suppress(ProcessLookupError):
                    seen.add(os.getpriority(os.PRIO_PROCESS, child.pid or 0))

    watcher = Thread(target=watch)
    watcher.start()
    try:
        work()
    finally:
        done.set()
        watcher.join()
    return seen


def test_an_unknown_list_is_refused_each_time(settings: Settings) -> None:
    """A mistake is not kept as an answer."""
    desk = Desk(settings)
    for _ in range(2):
        with pytest.raises(UsageError, match="nothing_of_it"):
            desk.lists(_TODAY, ("nothing_of_it",), progress=Silent())
