"""A PostgreSQL server of a test's own, in a folder; stopped and started at will."""

import os
import pwd
import random
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest


@dataclass(frozen=True)
class Postgres:
    """A server whose files are in `folder`, at a port of its own."""

    binaries: Path
    folder: Path
    port: int
    user: str | None

    @property
    def url(self) -> str:
        """Where it is."""
        return f"postgresql://tester:secret-word@127.0.0.1:{self.port}/postgres"

    def run(self, program: str, *words: str) -> None:
        """Run one of its programs, as a user that it accepts."""
        done = subprocess.run(
            [str(self.binaries / program), *words],
            user=self.user,
            cwd="/",
            env={"PATH": os.environ["PATH"], "LANG": "C"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
            " -c fsync=off -c shared_buffers=8MB -c max_connections=30"
        )
        log = str(self.folder / "log")
        self.run(
            "pg_ctl", "-D", str(self.folder / "db"), "-o", options, "-l", log,
            "-w", "start",
        )  # fmt: skip

    def empty(self) -> None:
        """Take all tables away."""
        with psycopg.connect(self.url) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")

    def stop(self) -> None:
        """Stop it at once."""
        self.run(
            "pg_ctl", "-D", str(self.folder / "db"), "-m", "immediate", "-w", "stop"
        )


@contextmanager
def postgres() -> Iterator[Postgres]:
    """Start a server; skip, with the reason, where its programs are not installed."""
    binaries = _binaries()
    user = _user()
    # Not in the folder of the test run, into which another user may not look.
    folder = Path(tempfile.mkdtemp(prefix="clearance-postgres-"))
    try:
        password = folder / "password"
        password.write_text("secret-word\n")
        if user is not None:
            for path in (folder, password):
                shutil.chown(path, user)
        server = Postgres(binaries, folder, _free_port(), user)
        server.run(
            "initdb", "-D", str(folder / "db"), "-U", "tester", "-A", "scram-sha-256",
            "--pwfile", str(password), "-E", "UTF8", "--no-sync",
        )  # fmt: skip
        server.start()
        try:
            yield server
        finally:
            if (folder / "db" / "postmaster.pid").exists():
                server.stop()
    finally:
        for _ in range(20):
            shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():
                break
            time.sleep(0.1)


def _binaries() -> Path:
    on_path = shutil.which("initdb")
    found = [Path(on_path).resolve()] if on_path else []
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.skip("no PostgreSQL server is installed here (Debian: postgresql)")
    return found[-1].parent


def _user() -> str | None:
    """Name a user for the server, which refuses to run as root."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    pytest.skip("PostgreSQL refuses to run as root, and no other user is known here")


def _free_port() -> int:
    """Find a port of those that systems give to nobody who asks for any."""
    for port in random.Random(os.urandom(8)).sample(range(15_000, 30_000), 100):
        with socket.socket() as found, suppress(OSError):
            found.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free here")
