"""The starter set as it ships, read once."""

import pytest

from clearance.entities import Statement
from clearance.sources import Audit, SnapshotFiles
from clearance.sources.starter import Facts, parse, read_facts


@pytest.fixture(scope="session")
def shipped() -> SnapshotFiles:
    """Give the files of the starter set as they lie in the package."""
    return SnapshotFiles.in_package("starter", "clearance.sources.starter", "facts")


@pytest.fixture(scope="session")
def facts(shipped: SnapshotFiles) -> Facts:
    """Give the facts, checked."""
    return read_facts(shipped)


@pytest.fixture(scope="session")
def statements(shipped: SnapshotFiles) -> tuple[Statement, ...]:
    """Give the facts as statements."""
    return tuple(parse(shipped, Audit()))
