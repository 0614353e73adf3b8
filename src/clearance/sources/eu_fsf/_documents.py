"""Passports, registrations and other numbers of an entry of the EU's list."""

import re

from clearance.sources._eu_fsf import Number, lookups, property_of, say_number
from clearance.sources._party import Party, country_in
from clearance.sources._xml import Fields

from ._country import country_words

# What is known against a document; and that it is a diplomatic one.
_MARKS = {
    "diplomatic": "diplomatic",
    "knownExpired": "known to have expired",
    "knownFalse": "known to be false",
    "reportedLost": "reported lost",
    "revokedByIssuer": "revoked by its issuer",
}
_TRUTH = ("true", "false", "")
_NAME_ON_IT = re.compile(r"\(?name on doc\. '(?P<name>[^'()\d]+)'\)?")


def say_documents(party: Party, fields: Fields) -> None:
    """Say each number with all that is told of its document.

    Registrations are held against the Russian schemes where the party is Russian by an
    address or a citizenship, or the document is, or the programme is about Russia.
    """
    russian = _is_russian(party)
    for paper in fields.all("identification"):
        _say(party, paper, russian=russian)


def _is_russian(party: Party) -> bool:
    props = ("country", "nationality", "citizenship")
    programmes = set(party.draft.values("program"))
    return bool(programmes & set(lookups()["russian_numbers"])) or any(
        "ru" in party.draft.values(p) for p in props if party.has(p)
    )


def _say(party: Party, paper: Fields, *, russian: bool) -> None:
    sort = paper.attribute("identificationTypeDescription")
    code = paper.attribute("identificationTypeCode")
    prop = property_of(sort, code)
    if prop is None:
        party.audit.category("identification type", code or sort, ())
        party.audit.not_understood("identification type", sort or code, party.id)
    marks = [mark for name, mark in _MARKS.items() if _true(party, paper, name)]
    number, latin = paper.attribute("number"), paper.attribute("latinNumber")
    country = country_words(party, paper)
    issued, start = paper.attribute("issueDate"), paper.attribute("validFrom")
    expires = paper.attribute("validTo")
    remarks = [*marks, *paper.texts("remark")]
    if start and issued and start != issued:
        remarks.append(f"valid from {start}")
    place = paper.attribute("region")
    on_it = paper.attribute("nameOnDocument")
    remarks += [on_it] if on_it else []
    named = _NAME_ON_IT.fullmatch(on_it)
    if named is not None:
        party.draft.add("alias", named["name"].strip(), on_it)
    authority = ", ".join(filter(None, (paper.attribute("issuedBy"), place)))
    for one in dict.fromkeys(filter(None, (number, latin))):
        say_number(
            party,
            Number(
                sort=sort or code,
                prop=prop or "other",
                number=one,
                country=country,
                issued=issued or start,
                expires=expires,
                authority=authority,
                remark="; ".join(remarks),
            ),
            russian=russian or country_in(country, lookups()) == "ru",
        )
    if not (number or latin):
        party.draft.add("notes", "; ".join([sort or code, *remarks]))
    paper.ignore(party.audit, "regulationSummary", "regulationLanguage", "logicalId")
    paper.close(party.audit, party.id)


def _true(party: Party, paper: Fields, name: str) -> bool:
    said = paper.attribute(name)
    party.audit.category(name, said, _TRUTH)
    return said == "true"
