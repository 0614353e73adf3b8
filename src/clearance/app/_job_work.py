"""What a job does: the same functions as for one answer, with results as files."""

import json
import os
import shutil
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from clearance.reports import (
    IN_PARTS,
    ScreeningDocument,
    assembled,
    document_html,
    joined_heads,
    json_bytes,
    part_document,
    read_screening,
    render_divergence_csv,
    render_divergence_html,
    render_divergence_json,
    render_divergence_svg,
    render_implied_csv,
    render_implied_json,
    without_rows,
)

from ._desk import Desk
from ._divergence import divergence
from ._export import export
from ._jobs import RESULTS, JobKind
from ._owners import blocked_by_ownership
from ._progress import Progress
from ._screen import ScreenedPart, screen_parts
from ._uploads import private_file, private_folder
from ._versions import versions_told

# Rows of a part: the next part begins from a file if the process dies.
PART = 1_000
# A page of more rows is of no use to anybody and may be too large for a browser.
_ROWS_OF_A_PAGE = 5_000

Report = Callable[[int, int | None], None]
"""Is told how much is done, of how much; raises where the work is to stop."""


def do_screen(
    desk: Desk, request: Any, folder: Path, now: datetime, tell: "Told"
) -> None:
    """Screen a portfolio part by part; parts that are there are not made again."""
    parts = screen_parts(desk, request, now=now, progress=tell, size=PART)
    made = private_folder(folder / "parts")
    tell.move(min(_there(made) * PART, parts.rows), parts.rows)
    for number in range(len(parts)):
        place = made / f"{number:06d}"
        if not place.with_suffix(".head").exists():
            _write_part(place, parts.part(number, tell.quiet()))
        tell.move(min((number + 1) * PART, parts.rows), parts.rows)
    versions = versions_told(parts.lists, parts.lists.view.as_of, now)
    whole = _Screening(made, parts.limits_told, versions, tell)
    _publish(folder, whole.write)
    shutil.rmtree(made, ignore_errors=True)


def _there(made: Path) -> int:
    return sum(1 for _ in made.glob("*.head"))


def _write_part(place: Path, found: ScreenedPart) -> None:
    """Write all forms of a part, and last what says that they are there."""
    document = part_document(found.report)
    for form, how in IN_PARTS.items():
        _write_pieces(place.with_suffix(f".{form}"), [how.part(document)])
    head = {"cut": found.cut, "document": without_rows(document)}
    _write_whole(place.with_suffix(".head"), json_bytes(head))


@dataclass(frozen=True, slots=True)
class _Screening:
    """Parts on disk, put together to the forms in which a report can be had."""

    made: Path
    limits_told: Callable[[Iterable[str]], tuple[str, ...]]
    versions: Mapping[str, Any]
    tell: "Told"

    def write(self, results: Path) -> None:
        places = sorted(self.made.glob("*.head"))
        head = self._head(places)
        for form, how in IN_PARTS.items():
            written = [partial(self._part, one, form) for one in places]
            _write_pieces(
                results / f"report.{form}",
                assembled(how, head, written, self.versions),
            )
        if head.summary.screened + head.summary.not_screened <= _ROWS_OF_A_PAGE:
            told = json.loads((results / "report.json").read_bytes())
            del told["versions"]
            page = document_html(read_screening(json.dumps(told)))
            _write_pieces(results / "report.html", [page.encode(errors="replace")])

    def _part(self, head: Path, form: str) -> bytes:
        self.tell.check()
        return head.with_suffix(f".{form}").read_bytes()

    def _head(self, places: Iterable[Path]) -> ScreeningDocument:
        cut: list[str] = []
        heads = []
        for place in places:
            told = json.loads(place.read_bytes())
            document = read_screening(json.dumps(told["document"]))
            # What is said of limits is said once, of all parts together.
            said = self.limits_told(told["cut"])
            notes = tuple(note for note in document.notes if note not in said)
            heads.append(replace(document, notes=notes))
            cut += told["cut"]
        head = joined_heads(heads)
        return replace(head, notes=(*head.notes, *self.limits_told(cut)))


def do_divergence(
    desk: Desk, request: Any, folder: Path, now: datetime, tell: "Told"
) -> None:
    """Compare authorities."""
    report = divergence(desk, request, now=now, progress=tell)
    _publish_texts(
        folder,
        {
            "json": render_divergence_json(report),
            "csv": render_divergence_csv(report),
            "html": render_divergence_html(report),
            "svg": render_divergence_svg(report),
        },
    )


def do_blocked(
    desk: Desk, request: Any, folder: Path, now: datetime, tell: "Told"
) -> None:
    """Find all who are caught through owners."""
    report = blocked_by_ownership(desk, request, now=now, progress=tell)
    _publish_texts(
        folder,
        {"json": render_implied_json(report), "csv": render_implied_csv(report)},
    )


def do_export(
    desk: Desk, request: Any, folder: Path, now: datetime, tell: "Told"
) -> None:
    """Write files for other programs, and put them into one archive."""
    place = request.folder
    shutil.rmtree(place, ignore_errors=True)  # of a process that died half-way
    export(desk, request, now=now, progress=tell)

    def packed(results: Path) -> None:
        with (
            private_file(results / "report.zip") as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            for path in sorted(place.rglob("*")):
                tell.check()
                if path.is_file():
                    archive.write(path, path.relative_to(place))

    _publish(folder, packed)
    shutil.rmtree(place, ignore_errors=True)


Work = Callable[[Desk, Any, Path, datetime, "Told"], None]
WORK: dict[JobKind, Work] = {
    "screen": do_screen,
    "divergence": do_divergence,
    "blocked_by_ownership": do_blocked,
    "export": do_export,
}


class Told:
    """Progress of a job: told to whoever renews it, and checked for a stop."""

    def __init__(self, check: Callable[[], None]) -> None:
        self.done, self.total = 0, None  # type: int, int | None
        self.check = check

    def move(self, done: int, total: int | None = None) -> None:
        """Note how much is done; raises where the work is to stop."""
        self.done, self.total = done, self.total if total is None else total
        self.check()

    def quiet(self) -> Progress:
        """Give a progress that only looks whether to stop."""
        return _Checked(self.check)

    def task(self, label: str, total: int | None = None) -> Any:
        """Begin a piece of work, whose steps are those of the job."""
        return _Checked(self.check).task(label, total)

    def say(self, sentence: str) -> None:
        """Tell nobody: nobody is there."""
        del sentence


class _Checked:
    def __init__(self, check: Callable[[], None]) -> None:
        self._check = check

    def task(self, label: str, total: int | None = None) -> Any:
        del label, total
        self._check()
        return self

    def __enter__(self) -> "_Checked":
        return self

    def __exit__(self, *error: object) -> None:
        del error

    def move(self, done: int, total: int | None = None) -> None:
        del done, total
        self._check()

    def say(self, sentence: str) -> None:
        del sentence


def _publish_texts(folder: Path, texts: dict[str, str]) -> None:
    def write(results: Path) -> None:
        for form, text in texts.items():
            piece = text.encode(errors="replace")
            _write_pieces(results / f"report.{form}", [piece])

    _publish(folder, write)


def _publish(folder: Path, write: Callable[[Path], None]) -> None:
    """Let results appear all at once, or not."""
    results, making = folder / RESULTS, folder / "making"
    for left in (results, making):
        shutil.rmtree(left, ignore_errors=True)
    write(private_folder(making))
    making.rename(results)


def _write_whole(place: Path, content: bytes) -> None:
    making = place.with_suffix(".new")
    _write_pieces(making, [content])
    making.replace(place)


def _write_pieces(place: Path, pieces: Iterable[bytes]) -> None:
    with private_file(place) as file:
        for piece in pieces:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
