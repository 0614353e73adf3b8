"""Ask PyPI for known holes in the pinned dependencies; say what could not be asked.

Ends with 1 where a hole is known, with 0 otherwise, also where PyPI does not tell:
then it says so, and nothing was found out.
"""

import json
import subprocess
import sys

_COMMAND = (
    *(sys.executable, "-m", "pip_audit", "--requirement", "constraints.txt"),
    *("--no-deps", "--disable-pip", "--progress-spinner", "off", "--format", "json"),
)


def main() -> int:
    """Audit constraints.txt and print what is known."""
    ran = subprocess.run(_COMMAND, capture_output=True, text=True, check=False)
    try:
        told = json.loads(ran.stdout)["dependencies"]
    except (ValueError, KeyError):
        last = (ran.stderr.strip().splitlines() or ["it said nothing"])[-1]
        print(f"PyPI could not be asked, so nothing was found out: {last}")
        return 0
    asked = [one for one in told if "skip_reason" not in one]
    holes = [(one, hole) for one in asked for hole in one["vulns"]]
    for one, hole in holes:
        mended = ", ".join(hole["fix_versions"]) or "no release yet"
        print(f"{one['name']} {one['version']}: {hole['id']} (mended in {mended})")
    print(f"{len(asked)} of {len(told)} pinned packages audited, {len(holes)} holes.")
    if len(asked) < len(told):
        print(
            "Of the others the index that this machine reaches tells nothing: run this"
            " where pypi.org answers."
        )
    return 1 if holes else 0


if __name__ == "__main__":
    sys.exit(main())
