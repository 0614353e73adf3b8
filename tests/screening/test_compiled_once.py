"""Of many processes that want compiled code one makes it, and the others wait."""

from pathlib import Path
from threading import Event, Thread

import pytest

from clearance.screening._search._compiling import compiled_once


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """A folder of code that is to be compiled."""
    (tmp_path / "loops.py").write_text("LOOPS = 1\n")
    return tmp_path


def test_who_comes_second_waits_for_the_first(code: Path) -> None:
    """And then finds what was kept."""
    told, begun, go_on = list[str](), Event(), Event()

    def first() -> None:
        with compiled_once(code):
            begun.set()
            go_on.wait(30)
            told.append("compiled")

    def second() -> None:
        begun.wait(30)
        with compiled_once(code):
            told.append("loaded")

    threads = [Thread(target=one) for one in (first, second)]
    for one in threads:
        one.start()
    begun.wait(30)
    threads[1].join(0.3)
    assert [] == told
    go_on.set()
    for one in threads:
        one.join(30)

    assert ["compiled", "loaded"] == told


def test_once_it_is_compiled_nobody_waits(code: Path) -> None:
    """Any number load it at once; until the code is another one."""
    with compiled_once(code):
        pass
    with compiled_once(code), compiled_once(code):
        entered = True
    (code / "loops.py").write_text("LOOPS = 2, 3\n")
    waited = Thread(target=_enter, args=(code,), daemon=True)
    with compiled_once(code):
        waited.start()
        waited.join(0.3)
        assert waited.is_alive()
    waited.join(30)

    assert entered
    assert not waited.is_alive()


def _enter(code: Path) -> None:
    with compiled_once(code):
        pass


def test_what_fails_is_tried_again_by_the_next(code: Path) -> None:
    """A mistake is not taken for something that was kept, and holds up nobody."""
    with pytest.raises(ImportError), compiled_once(code):
        raise ImportError("no numba")
    told = Thread(target=_enter, args=(code,), daemon=True)
    with compiled_once(code):
        told.start()
        told.join(0.3)
        assert told.is_alive()


def test_where_nothing_can_be_kept_each_compiles(tmp_path: Path) -> None:
    """A folder that cannot be written to keeps nobody from an answer."""
    (tmp_path / "__pycache__").write_text("a file where a folder should be")
    with compiled_once(tmp_path), compiled_once(tmp_path):
        pass
