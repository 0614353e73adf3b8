"""What targets refer to by number: programmes with their sets, and places."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._xml import Fields, clean, xml_records


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its parts; "" where it says nothing; `code` is its country's."""

    location: str = ""
    area: str = ""
    country: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class SanctionsSet:
    """A set of measures under a programme, in English where there is English."""

    programme: str
    key: str
    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class Reference:
    """All sets and places by ssid, and the ssids of all targets."""

    sets: Mapping[str, SanctionsSet]
    places: Mapping[str, Place]
    targets: frozenset[str]


def read_reference(
    snapshot: SnapshotFiles, audit: Audit, *, file: str, root: str
) -> Reference:
    """Read everything but the targets; places stand behind them in the file."""
    sets: dict[str, SanctionsSet] = {}
    places: dict[str, Place] = {}
    targets: set[str] = set()
    for element in xml_records(snapshot, file, root=root):
        kind = etree.QName(element).localname
        if kind == "sanctions-program":
            sets |= _read_programme(element, audit)
        elif kind == "place":
            fields = Fields(element)
            number = fields.attribute("ssid")
            places[number] = _read_place(fields, audit)
        elif kind == "target":
            targets.add(str(element.get("ssid", "")))
        else:
            audit.not_understood("element", kind, file)
    return Reference(sets, places, frozenset(targets))


def _read_programme(element: etree._Element, audit: Audit) -> dict[str, SanctionsSet]:
    fields = Fields(element)
    ssid = fields.attribute("ssid")
    name = _in_english(fields.elements("program-name"))
    key = _in_english(fields.elements("program-key"))
    origin = fields.text("origin")
    by_ssid: dict[str, list[etree._Element]] = {}
    for one in fields.elements("sanctions-set"):
        by_ssid.setdefault(str(one.get("ssid", "")), []).append(one)
    fields.ignore(audit, "version-date", "predecessor-version-date")
    fields.close(audit, f"programme {ssid}")
    return {
        number: SanctionsSet(name or key, key, _in_english(texts), origin)
        for number, texts in by_ssid.items()
    }


def _in_english(elements: list[etree._Element]) -> str:
    """Give the English text of several languages, else the first."""
    ordered = sorted(elements, key=lambda one: one.get("lang") != "eng")
    return clean(ordered[0].text) if ordered else ""


def _read_place(fields: Fields, audit: Audit) -> Place:
    countries = fields.elements("country")
    country = countries[0] if countries else None
    place = Place(
        fields.text("location"),
        fields.text("area"),
        clean(country.text) if country is not None else "",
        str(country.get("iso-code", "")) if country is not None else "",
    )
    fields.ignore(audit, "location-variant", "area-variant")
    fields.close(audit, "place")
    return place
