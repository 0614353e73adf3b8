"""The sample portfolio: forty counterparties of an invented European exporter."""

from importlib.resources import as_file, files
from pathlib import Path

from ._requests import ScreeningRequest
from ._starter import STARTER


def demo_request() -> ScreeningRequest:
    """Ask for the sample portfolio to be screened against the starter set.

    The package must lie in a folder, as wheels always do once installed.
    """
    with as_file(files("clearance.app").joinpath("sample/portfolio.csv")) as path:
        portfolio = Path(path)
    return ScreeningRequest(
        portfolio=portfolio,
        sources=(STARTER,),
        title="Sample portfolio against the starter set",
    )
