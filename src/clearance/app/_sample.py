"""The sample portfolio: forty counterparties of an invented European exporter."""

from importlib.resources import as_file, files
from pathlib import Path

from ._exposure import ExposureRequest
from ._owners import OwnersRequest
from ._requests import ScreeningRequest
from ._starter import STARTER

# On no EU list of the starter set, and caught there through its owner.
_OWNED = "PUBLIC JOINT STOCK COMPANY SEVERSTAL"

# Invented; those that it deals with are in the starter set.
_BANK = "Anadolu Example Bank"


def demo_owners_request() -> OwnersRequest:
    """Ask who owns a company that the EU does not list and whose owner it lists."""
    return OwnersRequest(asked=_OWNED, sources=(STARTER,))


def demo_exposure_request() -> ExposureRequest:
    """Ask what an invented Turkish bank risks for the dealings of a sample file."""
    with as_file(files("clearance.app").joinpath("sample/dealings.csv")) as path:
        dealings = Path(path)
    return ExposureRequest(
        asked=_BANK, files=(dealings,), country="TR", role="bank", sources=(STARTER,)
    )


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
