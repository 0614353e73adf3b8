"""The rules that read a part of the remarks; lookups.yml says which reads what.

A rule returns whether it understood the part. What it does not understand it leaves
alone: the part is then counted and kept to the letter. A number that fails its check
digit is still a number as published: it is kept as the list has it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from clearance.entities import Draft
from clearance.errors import InvalidValueError
from clearance.values import IDENTIFIER_TYPES, parse_written_date

from ._lookups import Feature, country_of, lookups
from ._party import Party, split_person

Rule = Callable[[Party, Feature], bool]

# Numbers that say of themselves what they are: no document need be attached.
_SPEAKING = frozenset(
    {"bic", "lei", "mmsi", "call_sign", "duns", "bik", "okpo", "uscc"}
)
_POINT = r"(?:\d{1,2} )?(?:[A-Z][a-z]{2} )?\d{4}"
_DAY = rf"{_POINT}(?: to {_POINT})?"
_TAIL = re.compile(
    r"(?P<number>.+?)"
    rf"(?:,? ?issued (?P<issued>{_DAY})(?: in (?P<place>[\w ,]+?))?)?"
    rf"(?: expires (?P<expires>{_DAY}))?"
    r"(?: issued under the name (?P<bearer>.+))?",
    re.DOTALL,
)
_COUNTRY = re.compile(r"(?P<number>.+?)\s*\((?P<country>[^()]*(?:\([^()]*\)[^()]*)?)\)")
_DIRECTIVE = re.compile(
    r"[Ss]ubject to Directive (?P<number>\d\w?)\b(?: - (?P<text>.+))?"
)
_LINK = re.compile(
    r"[Ff]or more information on directives, please visit the following link: (\S+?)\.?"
)
_DATED = re.compile(rf" ?(?P<number>\d\w?)\):? (?P<day>{_DAY})")


@dataclass(frozen=True, slots=True)
class Document:
    """A number with what stands behind it: country, days, the name it was issued in."""

    number: str
    country: str | None
    issued: str | None
    expires: str | None
    bearer: str | None


@cache
def written_day(text: str) -> str | None:
    """Give a day as OFAC writes it in EDTF ("circa 1951" is "1951~"), or None."""
    try:
        return parse_written_date(text).text
    except InvalidValueError:
        return None


def read_document(text: str) -> Document:
    """Take "N 0123 (Iran) issued 02 May 2011 expires 01 May 2016" apart."""
    tail = _TAIL.fullmatch(text)
    said = {} if tail is None else tail.groupdict()
    number, country = said.get("number") or text, None
    found = _COUNTRY.fullmatch(number)
    if found is not None:
        country = country_of(found["country"])
        if country is not None:
            number = found["number"]
    return Document(
        number.strip(),
        country,
        written_day(said.get("issued") or ""),
        written_day(said.get("expires") or ""),
        said.get("bearer"),
    )


def _is_number(text: str) -> bool:
    """Say whether a text can be a number: digits or capitals, and no sentence."""
    return re.search(r"\d|^[A-Z/. -]+$", text) is not None and not re.search(
        r"\b(?:issued|expires|expired|and)\b", text
    )


def canonical(type_name: str | None, text: str) -> str | None:
    """Give an identifier in its canonical form; None where it is not good."""
    if type_name is None:
        return None
    try:
        return IDENTIFIER_TYPES[type_name].parse(text)
    except InvalidValueError:
        return None


def _text(party: Party, feature: Feature) -> bool:
    value = (
        f"{feature.label}: {feature.value}"
        if "label" in feature.spec
        else feature.value
    )
    return party.say(feature.spec["to"], value)


def _country(party: Party, feature: Feature) -> bool:
    said = feature.value.removeprefix("possibly ")
    code = country_of(said)
    if code is None:
        return said in lookups().no_country
    # Ships and aircraft have no jurisdiction, but a country.
    prop = feature.spec["to"] if party.has(feature.spec["to"]) else "country"
    return party.say(prop, code, feature.value)


def _date(party: Party, feature: Feature) -> bool:
    day = written_day(feature.value)
    return day is not None and party.say(feature.spec["to"], day, feature.value)


def _birth_date(party: Party, feature: Feature) -> bool:
    day = written_day(feature.value)
    return day is not None and party.say("birthDate", day, feature.value)


def _gender(party: Party, feature: Feature) -> bool:
    word = feature.value.lower()
    return word in {"male", "female"} and party.say("gender", word, feature.value)


def _alias(party: Party, feature: Feature) -> bool:
    prop = "previousName" if feature.label == "f.k.a" else "weakAlias"
    return say_name(party, prop, feature.value)


def say_name(party: Party, prop: str, name: str) -> bool:
    """Say a name; an individual's in spoken order, with the official as original."""
    person = split_person(name) if party.draft.kind == "Person" else None
    if person is None:
        return party.say(prop, name)
    return party.say(prop, person.natural, name)


def _number(party: Party, feature: Feature) -> bool:
    document = read_document(feature.value)
    if not _is_number(document.number):
        return False
    spec: Mapping[str, object] = feature.spec
    good = canonical(_optional(spec.get("type")), document.number)
    properties = list(feature.spec["to"])
    if good is None and "unchecked" in spec:
        properties = [str(spec["unchecked"])]
    for prop in properties:
        if party.say(prop, good or document.number, feature.value):
            break
    _also(party, feature, document)
    _identify(party, feature, document, kind="Identification")
    return True


def _optional(value: object) -> str | None:
    return None if value is None else str(value)


def _also(party: Party, feature: Feature, document: Document) -> None:
    """Say a number once more under its own name, where its country has one for it."""
    also = feature.spec.get("also", {}).get(document.country)
    if also is not None:
        party.say(also["to"], canonical(also["type"], document.number), feature.value)


def _identify(
    party: Party, feature: Feature, document: Document, *, kind: str
) -> Draft | None:
    """Attach the document itself to a person or body; things have none."""
    if party.draft.kind in {"Vessel", "Airplane"}:
        return None
    if feature.spec.get("type") in _SPEAKING or not feature.spec.get("document", True):
        return None
    label = feature.label.rstrip(":#., ")
    draft = party.attach(kind, "id", f"{label}|{feature.value}")
    draft.add("holder", party.id).add("type", label)
    draft.add("number", document.number, feature.value)
    draft.add("country", document.country)
    draft.add("startDate", document.issued).add("endDate", document.expires)
    draft.add("namesMentioned", document.bearer)
    return draft


def _passport(party: Party, feature: Feature) -> bool:
    document = read_document(feature.value)
    if not _is_number(document.number):
        return False
    number = canonical("passport", document.number) or document.number
    party.say("passportNumber", number, feature.value)
    draft = _identify(party, feature, document, kind="Passport")
    if draft is not None:
        draft.add("passportNumber", number)
    return True


def _isin(party: Party, feature: Feature) -> bool:
    code = canonical("isin", feature.value) or feature.value.strip()
    if not code:
        return False
    party.say("isinCode", code)
    draft = party.attach("Security", "security", code)
    draft.add("isin", code).add("issuer", party.id)
    draft.add("name", code)
    return True


def _reach(party: Party, feature: Feature) -> bool:
    value = feature.value.strip()
    good = canonical(feature.spec["type"], value)
    if good is None and not re.search(r"[\d@.]", value):
        return False
    original = f"{feature.label} {value}" if feature.label else value
    return party.say(feature.spec["to"], good or value, original)


def _wallet(party: Party, feature: Feature) -> bool:
    currency, _, address = feature.value.partition(" ")
    if not (currency.isalnum() and address and " " not in address):
        return False
    draft = party.attach("CryptoWallet", "wallet", address)
    draft.add("publicKey", canonical("crypto", address) or address, address)
    draft.add("currencySymbol", currency).add("holder", party.id)
    return True


def _vessel_number(party: Party, feature: Feature) -> bool:
    document = read_document(feature.value.strip("()"))
    number = re.sub(r"^IMO[ :]*", "", document.number)
    good = canonical("imo", number)
    if good is not None and party.say("imoNumber", good, feature.value):
        return True
    if feature.label.startswith("International Maritime"):
        return party.say("imoNumber", number, feature.value)
    return bool(re.search(r"\d", number)) and party.say(
        "imoNumber" if number != document.number else "registrationNumber",
        number,
        feature.value,
    )


def _link(party: Party, feature: Feature) -> bool:
    if not feature.value.strip():
        return False
    party.links.append((feature.spec["role"], feature.value.strip()))
    return True


def _kinship(party: Party, feature: Feature) -> bool:
    party.links.append((feature.label, feature.value.strip()))
    return True


def _secondary_risk(party: Party, feature: Feature) -> bool:
    for wording in lookups().secondary:
        if wording.pattern.search(feature.value) is not None:
            draft = party.attach("SecondarySanctionsRisk", "risk", feature.value)
            draft.add("entity", party.id).add("authority", "us.ofac")
            draft.add("instrument", wording.instrument).add("section", wording.section)
            for programme in party.entry.programmes:
                if programme.startswith(wording.programmes):
                    draft.add("program", programme)
            notice = feature.whole.removeprefix("alt. ")
            draft.add("notice", notice)
            return True
    return False


def _provision(party: Party, feature: Feature) -> bool:
    """Note what a designation forbids or covers; without a designation, nothing."""
    text = (
        f"{feature.label} {feature.value}" if "label" in feature.spec else feature.value
    )
    found = party.sanctions_under(feature.spec.get("programmes", ""))
    for draft in found:
        draft.add("summary", text.strip())
    return bool(found) and bool(feature.value.strip())


def _programme_link(party: Party, feature: Feature) -> bool:
    for draft in party.sanctions.values():
        draft.add("programUrl", feature.value)
        if not feature.whole.lower().startswith("for more"):
            draft.add("summary", "All offices worldwide")
    return bool(party.sanctions)


def _directive(party: Party, feature: Feature) -> bool:
    link = _LINK.fullmatch(feature.value)
    if link is not None:
        for draft in party.sanctions_under(feature.spec["programme"]):
            draft.add("programUrl", link[1])
        return bool(party.sanctions)
    found = _DIRECTIVE.fullmatch(feature.value)
    if found is None:
        return False
    draft = party.sanction(feature.spec["programme"], found["number"].lower())
    draft.add("summary", found["text"])
    return True


def _directive_date(party: Party, feature: Feature) -> bool:
    found = _DATED.fullmatch(feature.value)
    day = written_day(found["day"]) if found is not None else None
    if found is None or day is None:
        return False
    draft = party.sanction(feature.spec["programme"], found["number"].lower())
    draft.add(feature.spec["to"], day, found["day"])
    return True


def _programme_date(party: Party, feature: Feature) -> bool:
    day = written_day(feature.value)
    if day is None:
        return False
    draft = party.sanction(feature.spec["programme"])
    draft.add(feature.spec["to"], day, feature.value)
    return True


RULES: Mapping[str, Rule] = {
    "alias": _alias,
    "birth_date": _birth_date,
    "country": _country,
    "date": _date,
    "directive": _directive,
    "directive_date": _directive_date,
    "gender": _gender,
    "isin": _isin,
    "kinship": _kinship,
    "link": _link,
    "number": _number,
    "passport": _passport,
    "programme_date": _programme_date,
    "programme_link": _programme_link,
    "provision": _provision,
    "reach": _reach,
    "secondary_risk": _secondary_risk,
    "text": _text,
    "vessel_number": _vessel_number,
    "wallet": _wallet,
}
"""The rules by the names that lookups.yml uses."""
