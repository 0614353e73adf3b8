"""What `make profile` writes down."""

import cProfile
import pstats
from pathlib import Path

from benchmarks.profiling import summary
from clearance.screening import compare_names


def test_the_summary_names_functions_without_paths_of_a_machine() -> None:
    """Modules are told from the package on, and shares are of all that was measured."""
    compare_names("Hanna Bell", "Hannah BELLE", kind="Person")  # reads word tables
    profile = cProfile.Profile()
    profile.runcall(compare_names, "Anna Bell", "Ann BELLE", kind="Person")
    text = "\n".join(summary("batch", pstats.Stats(profile)))

    assert "`clearance/screening/" in text
    assert str(Path.cwd()) not in text
    assert "site-packages" not in text
