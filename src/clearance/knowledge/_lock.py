"""Waiting for the store while another update holds it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from filelock import FileLock, Timeout

from clearance.errors import StoreBusyError


def acquire(
    lock: FileLock,
    folder: Path,
    *,
    patience: timedelta,
    on_wait: Callable[[str], None],
) -> None:
    """Take the lock of the store in *folder*; tell *on_wait* where it is held.

    Raises StoreBusyError after *patience*.
    """
    try:
        lock.acquire(timeout=0)
    except Timeout:
        seconds = patience.total_seconds()
        on_wait(
            f"Another update is at work in {folder}; waiting for it, up to"
            f" {seconds:.0f} seconds."
        )
        try:
            lock.acquire(timeout=seconds)
        except Timeout:
            raise StoreBusyError(
                f"Another update is still at work in {folder} after"
                f" {seconds:.0f} seconds. Let it end, then run this one again."
            ) from None
