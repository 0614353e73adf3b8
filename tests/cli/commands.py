"""Runs commands in processes of their own that need not load everything first.

Most of a short command is the loading of modules, which reads and writes nothing
(tests/test_house.py), and of words and rules, which are the same for all. A process
that has loaded them forks for each command: what a command is told, how it ends and
what it leaves are those of a process that was started for it alone. What a command
loads of itself, and how it starts, is seen in tests/cli/test_start.py and
test_killed.py, which start it as a user does.

All processes of a run of tests share it: for each of them it forks one that forks for
their commands.

Run as a script, with the numbers of two open sockets, this is that process: it listens
at one, and ends with the other. With a word behind them, it loads all that the service
does, too, compiled code among it; a service is then a command that ends later.
"""

import atexit
import gc
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from itertools import cycle
from pathlib import Path

from filelock import FileLock

# Libraries that are loaded when they are used, which most commands do. (Arrow looks for
# pandas; users have it seldom, and here another library that is tested with wants it.)
LIBRARIES = (
    *("duckdb", "pandas", "pyarrow.compute", "pyarrow.parquet", "rich.table"),
    "scipy.sparse",
)
# Packages of ours that only the service needs, or that compile when they are loaded.
LEFT = ("__main__", "service", "web", "api", "http", "screening._compiled._", "work")
_LARGEST = 1 << 20  # bytes that are read at once
# Two, in turns: each has a seed of its own for the order of sets, so that commands of
# which one repeats the other do not share it.
_PROCESSES = 2
_READY: list[Iterator["Forking"]] = []
_SERVICES = "services"
_PATIENCE = 280  # seconds


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


def run(
    words: Sequence[str], *, stdin: bytes, env: Mapping[str, str], cwd: Path
) -> Ran:
    """Run `clearance` with these words in a process of its own."""
    if not _READY:
        _READY.append(cycle([Forking(str(n)) for n in range(_PROCESSES)]))
    return next(_READY[0]).run(words, stdin=stdin, env=env, cwd=cwd)


class _Wire:
    """A connection with a process that forks for what is asked of it."""

    def __init__(self, env: Mapping[str, str], name: str) -> None:
        self._wire = socket.socket(socket.AF_UNIX)
        self._said = b""
        place = Path(f"{env['CLEARANCE_CACHE']}.commands-{name}")
        with FileLock(f"{place}.lock"):
            try:
                self._wire.connect(str(place))
            except OSError:
                # There is none yet, or it ended with those who asked for it first.
                place.unlink(missing_ok=True)
                _start(place, env, name)
                self._wire.connect(str(place))
        self.close = self._wire.close
        atexit.register(self.close)

    def ask(
        self, words: Sequence[str], env: Mapping[str, str], cwd: Path, ends: list[int]
    ) -> None:
        """Ask for a command with these three open files, which are closed here."""
        asked = json.dumps([list(words), dict(env), str(cwd)]).encode() + b"\n"
        socket.send_fds(self._wire, [asked], ends)
        for end in ends:
            os.close(end)

    def number(self, seconds: float) -> int:
        """Give the next number that is told: whose process it is, or how it ended.

        Raises TimeoutError where none is told in time.
        """
        self._wire.settimeout(seconds)
        while b"\n" not in self._said:
            self._said += (more := self._wire.recv(100))
            assert more, "the process that runs the commands ended"
        line, self._said = self._said.split(b"\n", 1)
        return int(line)


class Started:
    """A service in a process of its own that was not loaded for it alone.

    To those who end it and wait for it, it is as a `subprocess.Popen` would be.
    """

    def __init__(self, words: Sequence[str], env: Mapping[str, str], cwd: Path) -> None:
        self._wire = _Wire(env, _SERVICES)
        self.returncode: int | None = None
        read, told = os.pipe()
        nothing = [os.open(os.devnull, os.O_RDWR) for _ in range(2)]
        self._wire.ask(words, env, cwd, [*nothing, told])
        self.stderr = os.fdopen(read)
        self.pid = self._wire.number(_PATIENCE)

    def wait(self, seconds: float = _PATIENCE) -> int:
        """Wait until it has ended, and give the code that it ended with."""
        if self.returncode is None:
            self.returncode = self._wire.number(seconds)
            self._wire.close()
        return self.returncode

    def poll(self) -> int | None:
        """Give the code that it ended with, or none as long as it runs."""
        with suppress(TimeoutError):
            self.wait(0.001)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Tell it to end."""
        self.send_signal(signal.SIGTERM)


class Forking:
    """A process that becomes a command as often as it is asked to, one at a time."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = threading.Lock()
        self._wire: _Wire | None = None

    def run(
        self, words: Sequence[str], *, stdin: bytes, env: Mapping[str, str], cwd: Path
    ) -> Ran:
        """Run one command, and give what it printed."""
        pipes = [os.pipe() for _ in range(3)]
        (read, fill), (out, written), (err, told) = pipes
        said: dict[int, bytes] = {}
        threads = [
            threading.Thread(target=_feed, args=(fill, stdin)),
            *(threading.Thread(target=_drain, args=(end, said)) for end in (out, err)),
        ]
        with self._lock:
            # Where one was not waited for to its end, what is told next is of that one.
            wire, self._wire = self._wire or _Wire(env, self._name), None
            wire.ask(words, env, cwd, [read, written, told])
            for one in threads:
                one.start()
            wire.number(_PATIENCE)
            code = wire.number(_PATIENCE)
            self._wire = wire
        for one in threads:
            one.join()
        return Ran(code, said[out].decode(), said[err].decode())


def _start(place: Path, env: Mapping[str, str], name: str) -> None:
    """Start the process that listens at *place*; with this one, it ends."""
    ours, other = socket.socketpair()
    with other, socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(place))
        listening.listen()
        ends = other.fileno(), listening.fileno()
        process = subprocess.Popen(
            [
                sys.executable,
                __file__,
                *map(str, ends),
                *([name] * (name == _SERVICES)),
            ],
            env=env,
            pass_fds=ends,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )

    def close() -> None:
        ours.close()
        process.wait(60)

    atexit.register(close)


def _feed(end: int, content: bytes) -> None:
    with suppress(BrokenPipeError), os.fdopen(end, "wb") as file:
        file.write(content)


def _drain(end: int, said: dict[int, bytes]) -> None:
    with os.fdopen(end, "rb") as file:
        said[end] = file.read()


def _wire_of_next(ends: socket.socket, listening: socket.socket) -> socket.socket:
    """Fork for each process of tests that asks; return in the new process alone."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those
    while True:
        ready, _, _ = select.select([listening, ends], [], [])
        if listening not in ready:
            os._exit(0)
        wire, _ = listening.accept()
        if os.fork() == 0:
            break
        wire.close()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    listening.close()
    ends.close()
    return wire


def _words_of_next(wire: socket.socket) -> list[str]:
    """Fork for each command that is asked for; return in the new process alone."""
    while True:
        asked, ends, _, _ = socket.recv_fds(wire, _LARGEST, 3)
        while asked and not asked.endswith(b"\n"):
            asked += wire.recv(_LARGEST)
        if not asked:
            os._exit(0)
        if (child := os.fork()) == 0:
            break
        for end in ends:
            os.close(end)
        wire.sendall(f"{child}\n".encode())
        _, status = os.waitpid(child, 0)
        wire.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())
    wire.close()
    for place, end in enumerate(ends):
        os.dup2(end, place)
        os.close(end)
    words, env, cwd = json.loads(asked)
    os.environ.clear()
    os.environ.update(env)
    os.chdir(cwd)
    return [str(one) for one in words]


def _load(*, services: bool) -> None:
    """Load what commands do, and *services*, too."""
    for name in LIBRARIES:
        import_module(name)
    source = Path(os.environ["PYTHONPATH"])
    for path in sorted(source.glob("clearance/**/*.py")):
        name = ".".join(path.relative_to(source).with_suffix("").parts)
        if not name.removeprefix("clearance.").startswith(
            LEFT[:1] if services else LEFT
        ):
            import_module(name.removesuffix(".__init__"))


def _read_tables(*, compiled: bool) -> None:
    """Read the tables of words, by asking a list of nobody, and the rules of law.

    One of these processes at a time: the first makes what the others read.
    """
    from clearance.app._warm import warm  # noqa: PLC0415
    from clearance.entities import Entity, Listing  # noqa: PLC0415
    from clearance.law import the_book  # noqa: PLC0415
    from clearance.screening import Index  # noqa: PLC0415
    from clearance.values import keep_tables_in, recognise_identifiers  # noqa: PLC0415

    place = Path(os.environ["CLEARANCE_CACHE"])
    keep_tables_in(place)
    names = {"Person": "Ada Example", "Company": "Example Trading LLC"}
    with FileLock(place.with_name(f"{place.name}.lock")):
        warm(
            Index.build(
                [
                    Listing(Entity(kind, kind, {"name": (name,)}, ("x",)))
                    for kind, name in names.items()
                ],
                accelerated=compiled or None,
            )
        )
    recognise_identifiers("Utopia")
    the_book()
    keep_tables_in(None)  # where a command keeps them, it says itself


def _become(words: Sequence[str]) -> int:
    """Be the command, and give the code that it ends with."""
    sys.argv[1:] = words
    # The folder of this file was put first for it alone.
    sys.path[0] = str(Path.cwd())
    try:
        runpy.run_module("clearance", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001  # as an interpreter that ends does
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    _services = _SERVICES in sys.argv
    _load(services=_services)
    _read_tables(compiled=_services)
    # To go through what was loaded would be to copy it, in each of the new processes.
    gc.freeze()
    _ends, _listening = (socket.socket(fileno=int(one)) for one in sys.argv[1:3])
    _asked = _words_of_next(_wire_of_next(_ends, _listening))
    _code = _become(_asked)
    with suppress(ValueError, BrokenPipeError):
        sys.stdout.flush()
    atexit._run_exitfuncs()
    os._exit(_code)
