"""What all tests share: the real lists, where they lie beside the clone."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of real lists, or skip with the reason."""
    if not (SHARED / "lists").is_dir():
        pytest.skip("the real lists are not here: no ../shared/data beside the clone")
    return SHARED


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the expected statements of the sources' samples be written anew."""
    parser.addoption("--write-samples", action="store_true", default=False)


@pytest.fixture
def write_samples(request: pytest.FixtureRequest) -> bool:
    """Say whether the expected statements are to be written anew."""
    return bool(request.config.getoption("--write-samples"))
