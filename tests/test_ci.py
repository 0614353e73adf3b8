"""The script that decides whether a change lands says so in the way it ends."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / ".ci" / "run"
COMMANDS = ("make", "python3", "chromium", "initdb")

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")


def _run(folder: Path, failing: str) -> subprocess.CompletedProcess[str]:
    """Run the script where each command that it calls is one that only ends.

    One that is called with `failing` among its arguments fails.
    """
    command = f"""#!/bin/bash
        [[ " $* " != *" {failing} "* ]] || exit 3
        if [ "$1" = -m ] && [ "$2" = venv ]; then
          mkdir -p "$3/bin" && cp "$0" "$3/bin/python"
          printf '#!/bin/bash\\necho x >demo-report.html; echo x >demo-report.json' \\
            >"$3/bin/clearance" && chmod +x "$3/bin/clearance"
        fi
        """
    (folder / ".ci").mkdir()
    shutil.copy(SCRIPT, folder / ".ci")
    (folder / "bin").mkdir()
    (folder / ".venv" / "bin").mkdir(parents=True)
    for path in (
        *(folder / "bin" / name for name in COMMANDS),
        folder / ".venv" / "bin" / "python",
    ):
        path.write_text(command)
        path.chmod(0o755)
    return subprocess.run(
        [str(folder / ".ci" / "run")],
        env={"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_all_steps_passed_is_an_end_without_fault(tmp_path: Path) -> None:
    """And nothing is left behind by it but what it built."""
    done = _run(tmp_path, failing="nothing-of-this-name")

    assert "all steps passed" in done.stdout.splitlines()[-1]
    assert 0 == done.returncode
    assert not list(tmp_path.glob(".ci-*")) + list(tmp_path.glob("tmp.*"))


@pytest.mark.parametrize(
    "step",
    [
        "setup",
        "test",
        "test-slow",
        "test-browser",
        "check",
        "mutate-law",
        "audit",
        "download",
        "build",
    ],
)
def test_a_step_that_fails_fails_the_whole(tmp_path: Path, step: str) -> None:
    """Whether it runs alone or in a row beside others."""
    done = _run(tmp_path, failing=step)

    assert 0 != done.returncode
    assert "all steps passed" not in done.stdout
