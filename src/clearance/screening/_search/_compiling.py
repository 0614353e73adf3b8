"""Compiling once on a machine, however many processes want what is compiled."""

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

_CODE = Path(__file__).parent.parent / "_compiled"
_PATIENCE = 600.0  # seconds until who waits compiles by itself


@contextmanager
def compiled_once(code: Path = _CODE) -> Iterator[None]:
    """Compile inside: the first process does, others wait and then load what it kept.

    Each would take the minute otherwise, such as each worker of a service, with all of
    them at it at once. Where the folder of *code* cannot be written to, or one that
    compiles takes ten minutes, nobody waits.
    """
    kept = code / "__pycache__"
    mark, state = kept / "clearance-compiled", _state(code)
    lock = None if _says(mark, state) else _locked(kept)
    try:
        yield
        if lock is not None:
            with suppress(OSError):
                mark.write_text(state, "utf-8")
    finally:
        if lock is not None:
            lock.release()


def _says(mark: Path, state: str) -> bool:
    with suppress(OSError):
        return mark.read_text("utf-8") == state
    return False


def _locked(kept: Path) -> BaseFileLock | None:
    """Wait until no other process compiles; None where that cannot be waited for."""
    lock = FileLock(kept / "clearance-compiling.lock")
    with suppress(OSError, Timeout):
        kept.mkdir(exist_ok=True)
        lock.acquire(timeout=_PATIENCE)
        return lock
    return None


def _state(code: Path) -> str:
    """Name all that what is kept depends on."""
    hashed = sha256()
    for path in sorted(code.glob("*.py")):
        told = path.stat()
        hashed.update(f"{path.name} {told.st_size} {told.st_mtime_ns}\n".encode())
    numba = ""
    with suppress(PackageNotFoundError):
        numba = version("numba")
    place = os.environ.get("NUMBA_CACHE_DIR", "")  # noqa: TID251 - numba's own
    hashed.update(f"{numba} {platform.python_version()} {place}".encode())
    return hashed.hexdigest()[:24]
