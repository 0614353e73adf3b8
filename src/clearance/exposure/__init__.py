"""Exposure: which sanctions somebody risks for dealing with whom, path by path."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._bans import Ban
    from ._bite import Bite, Consequence, consequences_of
    from ._exposure import Exposed, Exposure, exposure_of
    from ._factors import Factor
    from ._flags import Flag, Unlooked
    from ._mechanisms import Mechanism, Said, recognised
    from ._party import Known, Neighbour, Scene
    from ._path import Hop, Path, paths_from
    from ._relief import Relief
    from ._severity import Band, Severity
    from ._trade import Trade
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "Ban",
    "Band",
    "Bite",
    "Consequence",
    "Exposed",
    "Exposure",
    "Factor",
    "Flag",
    "Hop",
    "Known",
    "Mechanism",
    "Neighbour",
    "Path",
    "Relief",
    "Said",
    "Scene",
    "Severity",
    "Trade",
    "Unlooked",
    "consequences_of",
    "exposure_of",
    "paths_from",
    "recognised",
]
