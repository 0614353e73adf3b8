"""Files about owners: small ones whole, large registers around those asked for."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from clearance.entities import Listing
from clearance.reading import (
    OwnershipFile,
    Wanted,
    is_register,
    read_ownership,
    read_registers,
)

from ._progress import Progress


def wanted_by(asked: str | None, listings: Iterable[Listing]) -> Wanted:
    """Look in large registers for what is asked for, and for listed parties."""
    names = (name for one in listings for _, name in one.entity.names)
    return Wanted(asked, tuple(dict.fromkeys(names)))


def read_owner_files(
    paths: Sequence[Path | OwnershipFile],
    sought: Callable[[], Wanted],
    progress: Progress,
) -> tuple[OwnershipFile, ...]:
    """Read files; of large registers what is around all those known by then."""
    files, large = [], []
    with progress.task("Reading files about owners", total=len(paths)) as step:
        for done, path in enumerate(paths, start=1):
            if isinstance(path, OwnershipFile):
                files.append(path)
            elif path.is_file() and is_register(path):
                large.append(path)
            else:
                files.append(read_ownership(path))
            step.move(done)
    if large:
        known = [party for file in files for party in file.parties.values()]
        files += _registers(large, sought().also(known), progress)
    return tuple(files)


def _registers(
    paths: Sequence[Path], wanted: Wanted, progress: Progress
) -> tuple[OwnershipFile, ...]:
    # Each is read twice: for who owns whom, then for the rows around those wanted.
    total = 2 * sum(path.stat().st_size for path in paths)
    with progress.task("Reading registers", total=total) as step:
        done = 0

        def moved(count: int) -> None:
            nonlocal done
            done += count
            step.move(min(done, total))

        return read_registers(paths, wanted, moved)
