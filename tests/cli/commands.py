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
        _READY.append(cycle([Forking(env, str(n)) for n in range(_PROCESSES)]))
    return next(_READY[0]).run(words, stdin=stdin, env=env, cwd=cwd)


class Started:
    """A service in a process of its own that was not loaded for it alone.

    To those who end it and wait for it, it is as a `subprocess.Popen` would be.
    """

    def __init__(self, words: Sequence[str], env: Mapping[str, str], cwd: Path) -> None:
        self._wire = _connected(env, _SERVICES)
        self._said = b""
        self.returncode: int | None = None
        read, told = os.pipe()
        nothing = os.open(os.devnull, os.O_RDWR)
        asked = json.dumps([list(words), dict(env), str(cwd)]).encode() + b"\n"
        socket.send_fds(self._wire, [asked], [nothing, nothing, told])
        os.close(told)
        os.close(nothing)
        self.stderr = os.fdopen(read)
        self.pid = int(self._line(280))

    def _line(self, seconds: float) -> bytes:
        """Give the next line that is told of it, or raise TimeoutError."""
        self._wire.settimeout(seconds)
        while b"\n" not in self._said:
            self._said += (more := self._wire.recv(100))
            assert more, "the process that runs the services ended"
        line, self._said = self._said.split(b"\n", 1)
        return line

    def wait(self, seconds: float = 280) -> int:
        """Wait until it has ended, and give the code that it ended with."""
        if self.returncode is None:
            self.returncode = int(self._line(seconds))
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

    def __init__(self, env: Mapping[str, str], name: str) -> None:
        self._lock = threading.Lock()
        self._wire = _connected(env, name)
        self._wire.settimeout(280)
        atexit.register(self._wire.close)

    def run(
        self, words: Sequence[str], *, stdin: bytes, env: Mapping[str, str], cwd: Path
    ) -> Ran:
        """Run one command, and give what it printed."""
        asked = json.dumps([list(words), dict(env), str(cwd)]).encode() + b"\n"
        pipes = [os.pipe() for _ in range(3)]
        (read, fill), (out, written), (err, told) = pipes
        said: dict[int, bytes] = {}
        threads = [
            threading.Thread(target=_feed, args=(fill, stdin)),
            *(threading.Thread(target=_drain, args=(end, said)) for end in (out, err)),
        ]
        with self._lock:
            socket.send_fds(self._wire, [asked], [read, written, told])
            for end in (read, written, told):
                os.close(end)
            for one in threads:
                one.start()
            told_of = b""
            while told_of.count(b"\n") < 2:  # its number, and how it ended
                told_of += (more := self._wire.recv(100))
                assert more, "the process that runs the commands ended"
        for one in threads:
            one.join()
        code = int(told_of.split()[1])
        return Ran(code, said[out].decode(), said[err].decode())


def _connected(env: Mapping[str, str], name: str) -> socket.socket:
    """Connect with the process of that name, which is started if there is none."""
    wire = socket.socket(socket.AF_UNIX)
    place = Path(f"{env['CLEARANCE_CACHE']}.commands-{name}")
    with FileLock(f"{place}.lock"):
        try:
            wire.connect(str(place))
        except OSError:
            # There is none yet, or it ended with those who asked for it first.
            place.unlink(missing_ok=True)
            _start(place, env, name)
            wire.connect(str(place))
    return wire


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
