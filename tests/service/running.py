"""Starting the service for a test, and waiting until it can answer."""

import os
import re
import shutil
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import httpx

from tests.app.loaded import loaded_once
from tests.cli.commands import Started
from tests.cli.conftest import environment_of
from tests.conftest import Once

_PATIENCE = 280  # seconds; on a slow machine compiled code takes minutes the first time
# Services of tests speak plain HTTP: to read whose certificates are good, for each
# client anew, takes longer than most answers.
_UNREAD = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@dataclass(frozen=True)
class Running:
    """A service that answers at `address` from the folder `data`."""

    address: str
    process: subprocess.Popen[str] | Started
    data: Path


def client_of(address: str, headers: Mapping[str, str] | None = None) -> httpx.Client:
    """Give a client of a service, as patient as a busy machine needs."""
    return httpx.Client(
        base_url=address, headers=headers, timeout=_PATIENCE, verify=_UNREAD
    )


def get(address: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
    """Ask for an address once."""
    with client_of("", headers) as client:
        return client.get(address)


def prepared(once: Once, place: Path) -> Path:
    """Make *place* a data folder of one's own, with the starter set and its index."""
    return shutil.copytree(loaded_once(once), place, dirs_exist_ok=True)


@contextmanager
def start(
    data: Path,
    *options: str,
    environment: Mapping[str, str] | None = None,
    log: Path | None = None,
    ready: bool = True,
    anew: bool = False,
) -> Iterator[Running]:
    """Start a service at a free port and stop it afterwards as a user would.

    What it logs goes to *log*; unless *ready*, its lists need not be open. Its process
    had loaded its modules and compiled code before, unless it is to start *anew*.
    """
    words = ["serve", "--port", "0", *options]
    env = {**environment_of(data), **(environment or {})}
    process = _started_anew(words, env) if anew else Started(words, env, Path.cwd())
    assert process.stderr is not None
    said = ""
    while (found := re.search(r"http://\S+:\d+", said)) is None:
        line = process.stderr.readline()
        if not line:
            raise AssertionError(f"the service did not start: {said}")
        said += line
    running = Running(found[0], process, data)
    reader = threading.Thread(target=_follow, args=(process.stderr, log), daemon=True)
    reader.start()
    try:
        if ready:
            _wait(running)
        yield running
    finally:
        process.terminate()
        process.wait(60)
        reader.join()
        process.stderr.close()


def _started_anew(words: list[str], env: dict[str, str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "clearance", *words],
        env=env,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )


def _follow(stream: IO[str], log: Path | None) -> None:
    """Read what a service says, so that it never waits for somebody who does."""
    with (log or Path(os.devnull)).open("w") as file:
        for line in stream:
            file.write(line)


def _wait(running: Running) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if get(f"{running.address}/readyz").status_code == 200:
            return
        assert running.process.poll() is None, "the service ended"
        time.sleep(0.1)
    raise AssertionError("the service never had its lists open")
