"""One identity of a Swiss target: names, births, documents, addresses."""

from typing import Any

from clearance.sources._party import Document, Party, lookups_of, say_document
from clearance.sources._xml import Fields, clean

from ._names import say_name
from ._reference import Place, Reference

_PACKAGE = __package__
_DATES = {"Person": "birthDate", "Organization": "incorporationDate"}


def say_identity(party: Party, identity: Fields, reference: Reference) -> None:
    """Say all of one identity; a target may have several, one of them the main one."""
    main = identity.attribute("main") != "false"
    for name in identity.all("name"):
        say_name(party, name, main=main)
    for date in identity.all("day-month-year"):
        _say_date(party, date)
    for birth in identity.all("place-of-birth"):
        place = _place(party, birth, reference)
        party.say("birthPlace", _line(place))
        _say_country(party, "birthCountry", place)
        birth.ignore(party.audit, "ssid", "quality")
        birth.close(party.audit, party.id)
    for nationality in identity.all("nationality"):
        for country in nationality.elements("country"):
            text = str(country.get("iso-code", "")) or clean(country.text)
            party.say_country("nationality", text)
        nationality.ignore(party.audit, "ssid")
        nationality.close(party.audit, party.id)
    for paper in identity.all("identification-document"):
        _say_document(party, paper, reference)
    for address in identity.all("address"):
        _say_address(party, address, reference)
    identity.ignore(party.audit, "ssid")
    identity.close(party.audit, party.id)


def _say_date(party: Party, date: Fields) -> None:
    parts = [date.attribute(name) for name in ("year", "month", "day")]
    calendar = date.attribute("calendar")
    given = [part.zfill(2) for part in parts if part]
    text = "-".join(given[: len(parts)] if parts[0] else ())
    prop = _DATES.get(party.draft.kind, "buildDate")
    if calendar.casefold() not in ("", "gregorian"):
        party.audit.not_understood("date", f"{text} ({calendar})", party.id)
        party.draft.add("notes", f"{prop}: {text} ({calendar} calendar)")
    elif parts[2] and not parts[1]:
        party.audit.not_understood("date", text, party.id)
        party.say_date(prop, parts[0])
    else:
        party.say_date(prop, text)
    date.ignore(party.audit, "ssid", "quality")
    date.close(party.audit, party.id)


def _place(party: Party, fields: Fields, reference: Reference) -> Place:
    number = fields.attribute("place-id")
    if number and number not in reference.places:
        party.audit.not_understood("place", number, party.id)
    return reference.places.get(number, Place())


def _line(place: Place, *before: str) -> str:
    parts = (*before, place.location, place.area, place.country)
    return ", ".join(part for part in parts if part)


def _say_country(party: Party, prop: str, place: Place) -> None:
    text = place.code or place.country
    if text:
        party.say_country(prop, text)


def _say_document(party: Party, paper: Fields, reference: Reference) -> None:
    types: Any = lookups_of(_PACKAGE)["document_types"]
    kind = paper.attribute("document-type")
    if kind not in types:
        party.audit.not_understood("document type", kind, party.id)
    issuer = next(iter(paper.elements("issuer")), None)
    code = "" if issuer is None else str(issuer.get("code", ""))
    places = [_place(party, one, reference) for one in paper.all("place-of-issue")]
    where = _line(places[0]) if places else ""
    document = Document(
        type=kind,
        prop=types.get(kind, "idNumber"),
        number=paper.text("number"),
        country=code or ("" if issuer is None else clean(issuer.text)),
        issued=paper.text("date-of-issue"),
        expires=paper.text("expiry-date"),
        authority=f"issued in {where}" if where else "",
        remark=paper.text("remark"),
    )
    say_document(party, document)
    paper.ignore(party.audit, "ssid")
    paper.close(party.audit, party.id)


def _say_address(party: Party, address: Fields, reference: Reference) -> None:
    place = _place(party, address, reference)
    box = address.text("p-o-box")
    before = (
        address.text("c-o"),
        address.text("address-details"),
        f"P.O. Box {box}" if box else "",
        address.text("zip-code"),
    )
    line = _line(place, *before)
    party.say("address", line)
    _say_country(party, "country", place)
    remarks = [*address.texts("remark"), *address.texts("remarks")]
    if address.attribute("current") == "false":
        remarks.append("not current")
    for remark in remarks:
        party.draft.add("notes", f"Address {line}: {remark}")
    address.ignore(party.audit, "ssid", "quality")
    address.close(party.audit, party.id)
