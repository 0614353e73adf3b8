"""Asking the peers: kept answers, errors, and an environment that cannot be made."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import peers
from benchmarks.peers import PeerError, Peers, make_environment

COUNTING = """
import json, sys
from pathlib import Path
log = Path(__file__).with_suffix(".log")
log.write_text((log.read_text() if log.exists() else "") + "x")
for line in sys.stdin:
    print(json.dumps([json.loads(line), len(log.read_text())]))
"""


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Peers:
    """Give peers that are this Python, and keep what they say in a folder apart."""
    monkeypatch.setattr(peers, "KEPT", tmp_path / "kept")
    return Peers(Path(sys.executable), "matcher 1.0")


@pytest.fixture
def program(tmp_path: Path) -> str:
    """Give a program that answers each line with it and how often it ran."""
    place = tmp_path / "counting.py"
    place.write_text(COUNTING)
    return str(place)


def test_an_answer_is_kept_for_the_same_question(found: Peers, program: str) -> None:
    """The same lines are answered from before, others and later versions anew."""
    first = found.ask(program, [{"name": "Ивáн \ud800"}, 2]).result()
    again = found.ask(program, [{"name": "Ивáн \ud800"}, 2]).result()
    other = found.ask(program, [3]).result()
    newer = replace(found, versions="matcher 2.0").ask(program, [3]).result()

    assert [[{"name": "Ивáн \ud800"}, 1], [2, 1]] == first == again
    assert [[3, 2]] == other
    assert [[3, 3]] == newer
    assert "1 of 4 sets of questions" in found.note()


def test_nothing_kept_stands_for_seconds_or_a_fresh_run(
    found: Peers, program: str
) -> None:
    """What is timed is asked each time, and everything where that is wished."""
    runs = [found.ask(program, [1], keep=False).result() for _ in range(2)]
    fresh = replace(found, fresh=True)
    runs += [fresh.ask(program, [1]).result() for _ in range(2)]

    assert [[[1, n]] for n in (1, 2, 3, 4)] == runs


def test_a_peer_that_fails_says_why(found: Peers, tmp_path: Path) -> None:
    """The last line of its error is told, and nothing is kept."""
    failing = tmp_path / "failing.py"
    failing.write_text("raise ValueError('no such algorithm')")

    with pytest.raises(PeerError, match="no such algorithm"):
        found.ask(str(failing), [1]).result()
    assert not peers.KEPT.exists()


def test_peers_that_are_not_there_are_told_of() -> None:
    """A path without an interpreter, or one without matchers, is no peer."""
    nowhere = Peers.find(Path("/nowhere/bin/python"))
    without = Peers.find(Path(sys.executable))

    assert "there is no python" in nowhere.missing
    assert "nomenklatura" in without.missing
    assert "Peers were not measured" in without.note()


def test_an_environment_that_cannot_be_made_is_a_reason_and_no_crash(
    tmp_path: Path,
) -> None:
    """A folder that cannot be is told in one line."""
    (tmp_path / "file").write_text("")
    why = make_environment(tmp_path / "file" / "venv")

    assert why
    assert "\n" not in why
