"""What the lists say, kept with its source and dates, and asked for by day."""

from ._changes import Changes, PartyChange, PropertyChange, Said
from ._claims import Claim
from ._compare import Compared
from ._dated import SeenClaim, SeenParty, SeenThing
from ._durable import writing_in
from ._history import DatedClaim, Ever, Presence
from ._relations import Relation, Relations, ends_of
from ._snapshot import IncomingFile, Origin, Snapshot, SnapshotFile
from ._store import Knowledge, Staged
from ._version import Edition, Totals, Version
from ._view import View

__all__ = [
    "Changes",
    "Claim",
    "Compared",
    "DatedClaim",
    "Edition",
    "Ever",
    "IncomingFile",
    "Knowledge",
    "Origin",
    "PartyChange",
    "Presence",
    "PropertyChange",
    "Relation",
    "Relations",
    "Said",
    "SeenClaim",
    "SeenParty",
    "SeenThing",
    "Snapshot",
    "SnapshotFile",
    "Staged",
    "Totals",
    "Version",
    "View",
    "ends_of",
    "writing_in",
]
