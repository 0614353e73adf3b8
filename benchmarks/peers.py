"""The open matchers that the benchmark compares with, in an environment of their own.

    python -m benchmarks.peers

makes `.venv-peers` and `.venv-yente` (needs the network; PyICU is built, which needs a
compiler, pkg-config and ICU's headers: on Debian `apt-get install pkg-config libicu-dev
g++`).
What peers answer is kept in `.benchmarks/peers`, by the digest of their versions, of
the programs that ask them and of all that was asked.
"""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent / ".venv-peers"
YENTE = HERE.parent / ".venv-yente"
"""yente needs other releases of what the peers need, so it has its own."""
KEPT = HERE.parent / ".benchmarks" / "peers"
PINNED = ("nomenklatura==4.17.4", "tantivy==0.27.0")
PINNED_YENTE = ("yente==5.5.0",)
THRESHOLD = 0.70
"""The threshold of nomenklatura's matchers that yente uses unless told otherwise."""
_CHECK = (
    "import importlib.metadata as m, nomenklatura.matching, tantivy;"
    "print(';'.join(f'{p} {m.version(p)}' for p in"
    " ('nomenklatura', 'followthemoney', 'rigour', 'tantivy')))"
)


class PeerError(Exception):
    """A peer ended with an error; the message is the last line that it wrote."""


def make_environment(
    folder: Path = FOLDER, pinned: Sequence[str] = PINNED
) -> str | None:
    """Make an environment of peers; say why where that cannot be done."""
    pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
    for command in (
        [sys.executable, "-m", "venv", str(folder)],
        [*pip, "--quiet", "install", *pinned],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            said = (done.stderr or done.stdout).strip().splitlines()
            errors = [line for line in said if line.lower().startswith("error")]
            why = (errors or said or ["it ended without a word"])[-1].strip()
            return re.sub(r"\b(?:https?|file)://\S+", "(address)", why)
    return None


@dataclass(frozen=True)
class Peers:
    """The peers of one run: where they are, or why they are not.

    Questions are put in the background, one after the other; `kept` counts those that
    were answered from an earlier run, `asked` the others.
    """

    python: Path
    versions: str
    missing: str = ""
    fresh: bool = False
    told: dict[str, int] = field(default_factory=lambda: {"kept": 0, "asked": 0})
    _line: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(max_workers=1)
    )

    @classmethod
    def find(cls, python: Path, *, fresh: bool = False) -> "Peers":
        """Look for the peers, and make their environment where it is missing."""
        why = None
        if not python.exists() and python.parent.parent == FOLDER:
            print("peers: making .venv-peers …", flush=True)
            why = make_environment()
        if not python.exists() or why:
            return cls(python, "", why or f"there is no {python.name} where they were")
        done = subprocess.run(
            [str(python), "-c", _CHECK], capture_output=True, text=True, check=False
        )
        if done.returncode:
            said = done.stderr.strip().splitlines() or ["it ended without a word"]
            return cls(python, "", said[-1])
        return cls(python, done.stdout.strip(), fresh=fresh)

    def ask(
        self, program: str, lines: Iterable[Any], *, keep: bool = True
    ) -> "Future[list[Any]]":
        """Put JSON lines to a program; what comes of it are the JSON lines it wrote.

        *keep* lets the answers of an earlier run stand for the same questions; what is
        measured in seconds is never kept. Raises PeerError where it is awaited.
        """
        text = "\n".join(json.dumps(line) for line in lines)
        return self._line.submit(self._answer, program, text, keep=keep)

    def _answer(self, program: str, text: str, *, keep: bool) -> list[Any]:
        code = (HERE / program).read_text("utf-8")
        whole = "\0".join((self.versions, code, text))
        key = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
        kept = KEPT / f"{key}.jsonl"
        if keep and not self.fresh and kept.exists():
            self.told["kept"] += 1
            return _lines(kept.read_text("utf-8"))
        self.told["asked"] += 1
        done = subprocess.run(
            [str(self.python), str(HERE / program)],
            input=text,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            said = done.stderr.strip().splitlines() or ["it ended without a word"]
            raise PeerError(f"{program}: {said[-1]}")
        if keep:
            KEPT.mkdir(parents=True, exist_ok=True)
            kept.write_text(done.stdout, "utf-8")
        return _lines(done.stdout)

    def note(self) -> str:
        """Say which peers answered, and whether now."""
        if self.missing:
            return f"Peers were not measured: {self.missing}"
        old = f"{self.told['kept']} of {sum(self.told.values())} sets of questions"
        return (
            f"Peers: {self.versions}. Their speed is measured in this run; "
            f"answers kept from an earlier run with the same versions, list and "
            f"questions: {old} (`make bench FRESH=1` asks all again)."
        )


def _lines(text: str) -> list[Any]:
    return [json.loads(line) for line in text.splitlines()]


def listed_lines(listings: Iterable[Any]) -> list[list[Any]]:
    """Give listed parties as peers read them: id, kind, what names and describes."""
    named = ("name", "alias", "weakAlias", "previousName")
    described = ("birthDate", "country", "nationality", "citizenship", "gender")
    return [
        [
            one.entity.id,
            one.entity.kind,
            {p: list(v) for p in (*named, *described) if (v := one.entity.get(p))},
        ]
        for one in listings
    ]


def question(
    name: str,
    kind: str,
    wanted: str | None = None,
    fields: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, Any]:
    """Give a question as peers read it."""
    properties = {"name": [name], **{k: list(v) for k, v in (fields or {}).items()}}
    return {"kind": kind, "properties": properties, "wanted": wanted}


def main() -> None:
    """Make the environment."""
    why = None if (FOLDER / "bin" / "python").exists() else make_environment()
    found = Peers.find(FOLDER / "bin" / "python")
    if why or found.missing:
        print(f"The peers cannot be installed: {why or found.missing}")
        sys.exit(1)
    print(f"The peers are in {FOLDER.name}: {found.versions}.")
    if not (YENTE / "bin" / "python").exists():
        why = make_environment(YENTE, PINNED_YENTE)
    print(f"yente: {why or f'in {YENTE.name}'}.")


if __name__ == "__main__":
    main()
