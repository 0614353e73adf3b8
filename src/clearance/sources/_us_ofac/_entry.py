"""An entry of an OFAC list as its file has it, before it is turned into statements."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name: `type` is aka, fka or nka; a weak one is broad and unreliable."""

    type: str
    name: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """An address as one line, with its country as OFAC spells it."""

    line: str
    country: str | None


@dataclass(frozen=True, slots=True)
class VesselColumns:
    """What the columns for vessels say; None where they say nothing."""

    call_sign: str | None = None
    type: str | None = None
    tonnage: str | None = None
    gross_tonnage: str | None = None
    flag: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the same whether it was read from CSV or XML.

    `type` is individual, vessel, aircraft, entity, or None where the file that says
    so is not there. `name` is the official name ("LAST, First" for individuals), and
    None where that file is missing. `remarks` are the official remarks to the letter,
    `parts` the same split up, `unread` what must not be read because it was cut off.
    """

    uid: str
    type: str | None = None
    name: str | None = None
    programmes: tuple[str, ...] = ()
    title: str | None = None
    vessel: VesselColumns = VesselColumns()
    remarks: str | None = None
    parts: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()
    places: tuple[Place, ...] = ()
