"""Turns OFAC's entries into statements: parties, designations, what hangs on them."""

from collections.abc import Iterator, Mapping, Sequence

from clearance.entities import Draft, Statement
from clearance.sources._audit import Audit

from ._entry import Alias, Entry
from ._links import NameIndex
from ._lookups import Feature, Lookups, country_of, lookups
from ._party import Party, split_person, subject_of
from ._rules import RULES, canonical, say_name

_KINDS = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}
_ALIASES = {"aka": "alias", "nka": "alias", "fka": "previousName"}
_PENDING = "BPI-"
_CONSOLIDATED = "Consolidated (non-SDN)"
_RISK = "Secondary sanctions risk:"


def write_statements(
    entries: Sequence[Entry], audit: Audit, *, source: str, listed_as: str | None
) -> Iterator[Statement]:
    """Write all statements of a list, and count in *audit* what was understood.

    *listed_as* names the list that its entries are on; None where their programmes
    decide. Relations are written as far as the party they name is found.
    """
    table = lookups()
    names = NameIndex(entries)
    read = [[(part, table.feature(part)) for part in e.parts] for e in entries]
    for entry, features in zip(entries, read, strict=True):
        for _, feature in features:
            if feature is not None and feature.rule == "alias":
                names.add_alias(feature.value, entry.uid)
    written: set[str] = set()
    # An extract of the SDN list speaks of the same designations as the list itself.
    of_list = (listed_as or source.removeprefix("us_ofac_")).lower()
    for entry, features in zip(entries, read, strict=True):
        draft = Draft(subject_of(entry.uid), _kind(entry, features), source)
        party = Party(entry, draft, of_list)
        _write_party(party, audit, listed_as=listed_as)
        _write_features(party, features, audit)
        _name_lists(party, table, listed_as=listed_as)
        _write_links(party, names, audit)
        _count(party, features, audit)
        if entry.uid in written:
            audit.count("entries.repeated")
        written.add(entry.uid)
        yield from party.statements()


_Features = Sequence[tuple[str, Feature | None]]


def _kind(entry: Entry, features: _Features) -> str:
    """Say what an entry is: its type decides, for entities its legal form.

    An entity is a Company where its name shows a legal form of companies, where its
    target type says so or where it has shares with an ISIN; otherwise an Organization.
    """
    if entry.type is None:
        return "LegalEntity"
    if entry.type in _KINDS:
        return _KINDS[entry.type]
    table = lookups()
    if table.company_name.search(entry.name or "") is not None:
        return "Company"
    for _, feature in features:
        if feature is not None and (
            feature.rule == "isin"
            or (feature.label == "Target Type" and feature.value in table.company_types)
        ):
            return "Company"
    return "Organization"


def _write_party(party: Party, audit: Audit, *, listed_as: str | None) -> None:
    entry = party.entry
    _write_name(party)
    for tag in entry.programmes:
        programme = tag.removeprefix(_PENDING)
        party.draft.add("program", programme, tag)
        audit.count(f"programme.{programme}")
        sanction = party.sanction(programme)
        if tag != programme:
            sanction.add("status", "blocked pending investigation", tag)
    if listed_as is not None and not party.sanctions:
        party.sanction(None)
    party.draft.add("topics", "sanction")
    party.draft.add("notes", entry.remarks)
    for alias in entry.aliases:
        _write_alias(party, alias, audit)
    for place in entry.places:
        party.draft.add("address", place.line)
        _write_country(party, "country", place.country, audit)
    if entry.title is not None and not party.say("position", entry.title):
        party.draft.add("summary", entry.title)
    if party.draft.kind == "Vessel":
        _write_vessel(party, audit)
    elif any(_filled(entry)):
        audit.not_understood("vessel column", str(_filled(entry)), party.id)


def _filled(entry: Entry) -> list[str]:
    vessel = entry.vessel
    cells = (vessel.call_sign, vessel.type, vessel.flag, vessel.owner, vessel.tonnage)
    return [cell for cell in cells if cell is not None]


def _write_name(party: Party) -> None:
    name = party.entry.name
    if name is None:
        return
    say_name(party, "name", name)
    person = split_person(name) if party.draft.kind == "Person" else None
    if person is not None:
        party.draft.add("lastName", person.last).add("firstName", person.first)
        party.draft.add("nameSuffix", person.suffix)


def _write_alias(party: Party, alias: Alias, audit: Audit) -> None:
    prop = _ALIASES.get(alias.type)
    if prop is None:
        audit.not_understood("alias type", alias.type, party.id)
        prop = "alias"
    say_name(party, "weakAlias" if alias.weak and prop == "alias" else prop, alias.name)


def _write_country(party: Party, prop: str, said: str | None, audit: Audit) -> None:
    if said is None or said in lookups().no_country:
        return
    code = country_of(said)
    if code is None:
        audit.not_understood(prop, said, party.id)
    else:
        audit.understood(prop)
        party.draft.add(prop, code, said)


def _write_vessel(party: Party, audit: Audit) -> None:
    vessel = party.entry.vessel
    if vessel.call_sign is not None:
        good = canonical("call_sign", vessel.call_sign)
        party.say("callSign", good or vessel.call_sign, vessel.call_sign)
    party.say("type", vessel.type)
    for prop, tons in (
        ("tonnage", vessel.tonnage),
        ("grossRegisteredTonnage", vessel.gross_tonnage),
    ):
        party.say(prop, tons.replace(",", "") if tons else None, tons)
    _write_country(party, "flag", vessel.flag, audit)
    if vessel.owner is not None:
        party.links.append(("Vessel Owner", vessel.owner))


def _write_features(party: Party, features: _Features, audit: Audit) -> None:
    """Apply the rules; keep to the letter what none understood."""
    titles = _titles(party.entry)
    for part, feature in features:
        audit.count("remarks")
        if _repeats(part, titles) or (
            feature is not None and RULES[feature.rule](party, feature)
        ):
            audit.understood("remark")
        else:
            _keep_unread(party, part, audit)
    for part in party.entry.unread:
        audit.count("remarks")
        audit.count("remarks.truncated")
        _keep_unread(party, part, audit)
        if part.startswith(_RISK):
            # Which section it rests on was cut off, but that there is a risk was not.
            draft = party.attach("SecondarySanctionsRisk", "risk", part)
            draft.add("entity", party.id).add("authority", "us.ofac").add(
                "notice", part
            )


def _titles(entry: Entry) -> frozenset[str]:
    """The remarks of the CSV repeat the title: as one part, or several."""
    if entry.title is None:
        return frozenset()
    titles = (entry.title, *entry.title.split("; "))
    return frozenset(title.strip().rstrip(".") for title in titles)


def _repeats(part: str, titles: frozenset[str]) -> bool:
    return part.rstrip(".") in titles


def _keep_unread(party: Party, part: str, audit: Audit) -> None:
    audit.not_understood("remark", part, party.id)
    party.draft.add("unreadRemark", part)


def _name_lists(party: Party, table: Lookups, *, listed_as: str | None) -> None:
    """Say of each designation which list it puts the party on.

    A directive puts it on a list of its own (SSI, CAPTA, NS-MBS), also where the file
    is that of the SDN list. In the consolidated file a programme without a list of its
    own stands on the lists of its directives, and without those, where the party is an
    SDN under it, on the lists of its other programmes.
    """
    named: dict[str, list[str]] = {}
    for draft in party.sanctions.values():
        own = _list_of(draft, table)
        if own is not None:
            named.setdefault("".join(draft.values("program")), []).append(own)
    others = [name for names in named.values() for name in names]
    for draft in party.sanctions.values():
        own = _list_of(draft, table)
        if listed_as is not None and not draft.values("directive"):
            own = listed_as
        same = named.get("".join(draft.values("program")), [])
        for name in [own] if own is not None else same or others or [_CONSOLIDATED]:
            draft.add("listName", name)
            draft.add("provisions", table.measures.get(name))


def _list_of(draft: Draft, table: Lookups) -> str | None:
    programme = "".join(draft.values("program"))
    directives = draft.values("directive")
    if not directives:
        return table.lists.get(programme)
    default = table.lists.get(f"{programme} directive")
    return table.lists.get(f"{programme} directive {directives[0]}") or default


def _write_links(party: Party, names: NameIndex, audit: Audit) -> None:
    for role, name in party.links:
        found = tuple(uid for uid in names.find(name) if uid != party.entry.uid)
        # A final stop may be the name's or the remarks': the id must not depend on it.
        draft = party.attach("UnknownLink", "link", f"{role}|{name.rstrip('.')}")
        draft.add("subject", party.id).add("role", role)
        audit.count("links")
        if len(found) == 1:
            draft.add("object", subject_of(found[0]), name)
            audit.count("links.resolved")
        else:
            draft.add("objectName", name)
            audit.count("links.ambiguous" if found else "links.unresolved")


_FLAGGED: Mapping[str, str] = {
    _RISK: "secondary_risk",
    "Additional Sanctions Information -": "additional_sanctions",
    "Linked To:": "linked_to",
}


def _count(party: Party, features: _Features, audit: Audit) -> None:
    audit.count("entries")
    audit.count(f"entries.{party.draft.kind}")
    labels = {feature.label for _, feature in features if feature is not None}
    for label, name in _FLAGGED.items():
        cut_off = any(part.startswith(label) for part in party.entry.unread)
        if label in labels or cut_off:
            audit.count(name)
