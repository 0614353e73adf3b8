"""The starter set's facts as dated statements, like those of any official list."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from clearance.entities import Draft, Statement, kinds
from clearance.sources import Audit, SnapshotFiles
from clearance.values import IDENTIFIER_TYPES, parse_identifier

from ._facts import Authority, Facts, Listed, Party, Risk, Share, read_facts

_SOURCE = "starter"
_OFAC = "us.ofac"
_NAMES = (
    ("alias", "cyrillic"),
    ("alias", "aliases"),
    ("previousName", "former"),
    ("weakAlias", "weak"),
)


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Give everything that the starter set says, as statements.

    A designation carries the days from and until which it was in force, so the set
    answers for past days; what else is said of a party is undated. Raises
    UnreadableFileError for a file that is not as it should be.
    """
    facts = read_facts(snapshot)
    for party in facts.parties:
        audit.count("entries")
        audit.count(f"entries.{party.kind}")
        yield from _party(party)
        for listed in party.listings:
            audit.count("sanctions")
            yield from _designations(party, listed, facts.authorities[listed.by])
        for name in party.secondary:
            audit.count("secondary_risk")
            yield from _risk(party, facts.risks[name])
        for other in party.linked:
            audit.count("linked_to")
            yield from _link(party, other)
        yield from _papers(party, audit)
    for share in facts.ownership:
        audit.count("ownership")
        yield from _ownership(share, facts)


def _party(party: Party) -> Iterable[Statement]:
    draft = Draft(party.id, party.kind, _SOURCE).add("name", party.name)
    for prop, field in _NAMES:
        for name in getattr(party, field):
            draft.add(prop, name)
    for type_name, texts in party.identifiers.items():
        prop = _property(type_name, party.kind)
        for text in texts:
            draft.add(prop, parse_identifier(type_name, text).value, text)
    for country in party.countries:
        draft.add("country", country)
    _describe(draft, party)
    draft.add("topics", "sanction").add("notes", _confidence(party))
    return draft.statements()


def _describe(draft: Draft, party: Party) -> None:
    for prop, values in (
        ("birthDate", party.birth_date),
        ("birthPlace", party.birth_place),
        ("nationality", party.nationality),
        ("gender", (party.gender,)),
        ("passportNumber", [document.number for document in party.passports]),
        ("type", (party.type,)),
        ("flag", party.flag),
    ):
        for value in values:
            if value is not None:
                draft.add(prop, value)


def _property(type_name: str, kind: str) -> str:
    """Find where a kind of thing keeps an identifier of this type."""
    known = kinds()[kind].properties
    fitting = (p for p in IDENTIFIER_TYPES[type_name].properties if p in known)
    return next(fitting, "registrationNumber")


def _confidence(party: Party) -> str:
    exceptions = ", ".join(f"{name} {grade}" for name, grade in party.grades.items())
    return f"Starter set, confidence {party.grade}" + (
        f" ({exceptions})." if exceptions else "."
    )


def _designations(
    party: Party, listed: Listed, authority: Authority
) -> Iterator[Statement]:
    """Give a designation for each programme, as official lists have them."""
    programmes = listed.programmes or tuple(_of_whole_list(listed, authority))
    for programme in programmes or (None,):
        yield from _designation(party, listed, authority, programme)


def _designation(
    party: Party, listed: Listed, authority: Authority, programme: str | None
) -> Iterable[Statement]:
    start, until = _first_day(listed), _iso(listed.until)
    tag = (listed.by, listed.list_, listed.reference, listed.directive, start)
    subject = _id(party.id, "sanction", *tag, programme)
    draft = Draft(subject, "Sanction", _SOURCE, _iso(start), until)
    draft.add("entity", party.id).add("authority", authority.name)
    draft.add("country", authority.country).add("listName", listed.list_)
    draft.add("program", programme)
    draft.add("directive", listed.directive).add("authorityId", listed.reference)
    draft.add("listingDate", _iso(listed.from_)).add("startDate", _iso(listed.from_))
    draft.add("endDate", until).add("sourceUrl", _address(listed, authority))
    if listed.after is not None:
        draft.add(
            "summary",
            f"Listed after {listed.after}; the day itself is not in this set.",
        )
    return draft.statements()


def _first_day(listed: Listed) -> date | None:
    """Give the first day in force; after `after`, a screening must expect it."""
    if listed.after is not None:
        return listed.after + timedelta(days=1)
    return listed.from_


def _of_whole_list(listed: Listed, authority: Authority) -> Iterable[str]:
    reference = listed.reference or ""
    return (
        p for start, p in authority.programmes.items() if reference.startswith(start)
    )


def _address(listed: Listed, authority: Authority) -> str:
    return listed.url or authority.url.replace("{reference}", listed.reference or "")


def _risk(party: Party, risk: Risk) -> Iterable[Statement]:
    first, until = _with_ofac(party)
    start = max((day for day in (first, risk.since) if day), default=None)
    subject = _id(party.id, "risk", risk.instrument)
    draft = Draft(subject, "SecondarySanctionsRisk", _SOURCE, _iso(start), _iso(until))
    draft.add("entity", party.id).add("authority", _OFAC).add("country", "us")
    draft.add("instrument", risk.instrument).add("section", risk.section)
    draft.add("program", risk.programme)
    return draft.statements()


def _with_ofac(party: Party) -> tuple[date | None, date | None]:
    """Give the days from and until which OFAC lists a party, by its blocking lists."""
    ofac = [x for x in party.listings if x.by == _OFAC and x.directive is None]
    days = [day for x in ofac if (day := _first_day(x)) is not None]
    ends = [x.until for x in ofac]
    return (
        min(days) if days and len(days) == len(ofac) else None,
        max((day for day in ends if day), default=None) if all(ends) else None,
    )


def _link(party: Party, other: str) -> Iterable[Statement]:
    # What an entry says of its ties is said as long as the entry stands.
    start, until = map(_iso, _with_ofac(party))
    subject = _id(party.id, "link", other)
    draft = Draft(subject, "UnknownLink", _SOURCE, start, until)
    draft.add("subject", party.id).add("role", "Linked To")
    return draft.add(
        "object" if other.startswith("starter-") else "objectName", other
    ).statements()


def _papers(party: Party, audit: Audit) -> Iterator[Statement]:
    for document in party.passports:
        audit.count("passports")
        subject = _id(party.id, "passport", document.number)
        draft = Draft(subject, "Passport", _SOURCE).add("holder", party.id)
        draft.add("number", document.number).add("passportNumber", document.number)
        yield from draft.add("country", document.country).statements()
    for wallet in party.wallets:
        audit.count("wallets")
        subject = _id(party.id, "wallet", wallet.address)
        draft = Draft(subject, "CryptoWallet", _SOURCE).add("holder", party.id)
        draft.add("publicKey", wallet.address)
        yield from draft.add("currencySymbol", wallet.currency).statements()


def _ownership(share: Share, facts: Facts) -> Iterable[Statement]:
    start, until = _iso(share.from_), _iso(share.until)
    subject = _id(share.asset, "owned", share.owner, share.share, start)
    draft = Draft(subject, "Ownership", _SOURCE, start, until)
    draft.add("owner", share.owner).add("asset", share.asset)
    draft.add("percentage", share.share)
    draft.add("startDate", start).add("endDate", until)
    for owner in facts.unlisted:
        if owner.id in (share.owner, share.asset):
            draft.add("namesMentioned", owner.name)
    draft.add("summary", f"Confidence {share.grade}; look it up: {share.check}.")
    return draft.statements()


def _id(party: str, tag: str, *content: object) -> str:
    text = "\x1f".join(str(part) for part in content)
    digest = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:8]
    return f"{party}-{tag}-{digest}"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
