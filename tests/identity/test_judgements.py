"""What people decide is kept whole, for ever, by any number of writers."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from clearance.errors import InvalidValueError, StoreDamagedError, StoreFullError
from clearance.identity import Judgements
from tests.identity.things import MORNING, judged

_WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from clearance.identity import Judgement, Judgements

moment = datetime(2026, 11, 1, tzinfo=UTC)
for number in range(10):
    one, other = f"aa-{sys.argv[2]}", f"bb-{number}"
    judgement = Judgement("joined", one, other, "A. Example", "seen", moment)
    Judgements(Path(sys.argv[1])).record(judgement)
"""


def _record_many(folder: Path, writer: int) -> None:
    judgements = Judgements(folder)
    for number in range(10):
        judgements.record(judged("joined", f"aa-{writer}", f"bb-{number}"))


class TestRecording:
    def test_what_was_recorded_is_read_back_in_order(self, tmp_path: Path) -> None:
        """Earliest first, whatever the order of writing."""
        folder = Judgements(tmp_path / "judgements")
        later = folder.record(
            judged("parted", "cc-1", "aa-1", at=MORNING + timedelta(days=1))
        )
        earlier = folder.record(judged("joined", "aa-1", "bb-1"))

        assert (earlier, later) == folder.all()

    def test_two_words_on_one_pair_at_one_moment_keep_their_order(
        self, tmp_path: Path
    ) -> None:
        """The clock of the caller counts seconds; the later word must win."""
        folder = Judgements(tmp_path)
        folder.record(judged("joined", "aa-1", "bb-1"))
        folder.record(judged("parted", "bb-1", "aa-1"))

        assert ["joined", "parted"] == [one.kind for one in folder.all()]

    def test_only_what_was_known_by_a_moment_is_told(self, tmp_path: Path) -> None:
        """An answer of last week can be given again."""
        folder = Judgements(tmp_path)
        first = folder.record(judged("joined", "aa-1", "bb-1"))
        folder.record(judged("joined", "aa-1", "cc-1", at=MORNING + timedelta(days=1)))

        assert (first,) == folder.all(known=MORNING + timedelta(hours=1))
        assert folder.digest(known=MORNING) != folder.digest()

    @pytest.mark.parametrize(
        ("broken", "says"),
        [
            ({"by": " "}, "--by"),
            ({"why": ""}, "reason"),
            ({"other": "aa-1"}, "one thing"),
            ({"made_at": MORNING.replace(tzinfo=None)}, "time zone"),
        ],
    )
    def test_an_incomplete_judgement_is_refused(
        self, tmp_path: Path, broken: dict[str, str], says: str
    ) -> None:
        """Nobody could follow it later."""
        judgement = replace(judged("joined", "aa-1", "bb-1"), **broken)  # type: ignore[arg-type]

        with pytest.raises(InvalidValueError, match=says):
            Judgements(tmp_path).record(judgement)

        assert () == Judgements(tmp_path).all()

    def test_a_folder_that_cannot_be_written_to_is_said(self, tmp_path: Path) -> None:
        """The judgement is not lost silently."""
        (tmp_path / "file").write_text("here")

        with pytest.raises(StoreFullError, match="file where a"):
            Judgements(tmp_path / "file").record(judged("joined", "aa-1", "bb-1"))


class TestMany:
    @pytest.mark.slow
    def test_writers_in_several_processes_lose_nothing(self, tmp_path: Path) -> None:
        """Four people at once, ten judgements each."""
        writers = [
            subprocess.Popen([sys.executable, "-c", _WRITER, tmp_path, str(number)])
            for number in range(4)
        ]

        assert [0] * 4 == [writer.wait() for writer in writers]
        assert 40 == len({one.pair for one in Judgements(tmp_path).all()})
        assert [] == [path for path in tmp_path.iterdir() if path.suffix == ".part"]

    def test_readers_meet_only_whole_files(self, tmp_path: Path) -> None:
        """A file appears in one step."""
        folder = Judgements(tmp_path)
        with ThreadPoolExecutor(3) as pool:
            writers = [pool.submit(_record_many, tmp_path, n) for n in range(2)]
            while not all(writer.done() for writer in writers):
                folder.all()

        assert 20 == len(folder.all())


class TestDamage:
    @pytest.mark.parametrize("content", ["", "{", '{"kind": "perhaps"}'])
    def test_a_damaged_file_is_named(self, tmp_path: Path, content: str) -> None:
        """Leaving it out would undo a decision silently."""
        folder = Judgements(tmp_path)
        folder.record(judged("joined", "aa-1", "bb-1"))
        (path,) = tmp_path.glob("*.json")
        path.write_text(content)

        with pytest.raises(StoreDamagedError, match=path.name):
            folder.all()

    def test_the_file_is_readable_by_people(self, tmp_path: Path) -> None:
        """An examiner needs no program for it."""
        Judgements(tmp_path).record(judged("parted", "aa-1", "bb-1", why="two men"))
        (path,) = tmp_path.glob("*.json")

        kept = json.loads(path.read_text())

        assert {"kind": "parted", "by": "A. Example", "why": "two men"}.items() <= (
            kept.items()
        )
