"""From what was found to what is reported: one document that every format shows."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from clearance.assessment import Consequence
from clearance.entities import Entity, Listing, kinds
from clearance.screening import Evidence, Match, Query, party_digest

from ._document import (
    SCHEMA,
    AsOfDay,
    Below,
    Column,
    Designation,
    Follows,
    Hit,
    ListSearched,
    Outcome,
    Party,
    Problem,
    QueryRead,
    Reason,
    Relation,
    Row,
    ScreeningDocument,
    SecondaryRisk,
    Summary,
    TypedText,
)
from ._turns import first_seen_sentences, turn_told
from ._values import ListUsed, ScreenedRow, ScreeningReport
from ._wording import wording

_NAME_PROPERTIES = frozenset(
    ("name", "alias", "weakAlias", "previousName", "abbreviation")
)


def document_of(report: ScreeningReport) -> ScreeningDocument:
    """Put a report into the shape that is written to files."""
    rows = tuple(_row(row, report) for row in report.rows)
    problems = _problems(report, rows)
    return ScreeningDocument(
        schema=SCHEMA,
        title=report.title,
        made_at=report.made_at,
        as_of=AsOfDay(report.as_of.day, report.as_of.known),
        clearance_version=report.clearance_version,
        summary=_summary(rows, problems),
        lists=tuple(_list_searched(used) for used in report.lists),
        notes=report.notes,
        settings=dict(report.settings),
        columns=tuple(Column(header, meaning) for header, meaning in report.columns),
        rows=rows,
        problems=problems,
        compared_with=report.compared.day if report.compared else None,
    )


def _problems(report: ScreeningReport, rows: tuple[Row, ...]) -> tuple[Problem, ...]:
    lines = {row.line for row in rows if row.outcome != "not_screened"}
    return tuple(
        Problem(line, sentence, screened=line in lines)
        for line, sentence in report.problems
    )


def _summary(rows: tuple[Row, ...], problems: tuple[Problem, ...]) -> Summary:
    hits = [row for row in rows if row.outcome == "possible_match"]
    clear = sum(row.outcome == "no_match" for row in rows)
    lines = {row.line for row in rows}
    lost = {p.line for p in problems if p.line is not None and p.line not in lines}
    return Summary(
        screened=len(hits) + clear,
        with_matches=len(hits),
        without_matches=clear,
        not_screened=len(rows) - len(hits) - clear + len(lost),
        matches=sum(not is_cleared(hit) for row in hits for hit in row.matches),
        with_secondary_risk=sum(
            any(hit.secondary_sanctions_risks for hit in row.matches) for row in hits
        ),
    )


def _list_searched(used: ListUsed) -> ListSearched:
    return ListSearched(
        source=used.source,
        title=used.title,
        published=used.published,
        retrieved=used.retrieved,
        age_days=used.age_days,
        entries=used.entries,
        sha256=used.sha256,
        starter=used.starter,
        complete=used.complete,
        stale=used.stale,
    )


def _row(row: ScreenedRow, report: ScreeningReport) -> Row:
    titles = report.compared.titles if report.compared else {}
    matches = tuple(
        _hit(
            match,
            first_seen_sentences(
                row.standings.get(match.listing.entity.id, ()), titles
            ),
            row.consequences.get(match.listing.entity.id, ()),
        )
        for match in row.matches
    )
    turns = (
        tuple(turn_told(one, report.as_of.day, report.compared) for one in row.turns)
        if report.compared
        else ()
    )
    return Row(
        row.line,
        row.label,
        _outcome(row),
        _query(row.query),
        matches,
        turns,
        tuple(_below(one) for one in row.below if one.known is None),
        row.notes,
    )


def _below(match: Match) -> Below:
    entity = match.listing.entity
    return Below(
        entity.id,
        entity.caption,
        entity.kind,
        round(match.score, 4),
        match.name,
        tuple(_reason(one) for one in match.evidence if one.points < 0),
    )


def _outcome(row: ScreenedRow) -> Outcome:
    if any(match.known is None for match in row.matches):
        return "possible_match"
    asked = any(name.strip() for name in row.query.names) or row.query.identifiers
    return "no_match" if asked else "not_screened"


def _query(query: Query) -> QueryRead:
    return QueryRead(
        id=query.id,
        names=query.names,
        kind=query.kind,
        identifiers=tuple(
            TypedText(*pair)
            if isinstance(pair, tuple)
            else TypedText(pair.type, pair.value)
            for pair in query.identifiers
        ),
        countries=query.countries,
        birth_dates=tuple(
            day if isinstance(day, str) else day.text for day in query.birth_dates
        ),
        genders=query.genders,
        addresses=query.addresses,
    )


def _hit(
    match: Match, first_seen: tuple[str, ...], follows: tuple[Consequence, ...]
) -> Hit:
    listing = match.listing
    designations = tuple(_designation(one) for one in listing.of("Sanction"))
    days = [one.listed_on for one in designations if one.listed_on is not None]
    reasons = [_reason(one) for one in match.evidence]
    return Hit(
        score=round(match.score, 4),
        matched_name=match.name,
        party=_party(listing.entity),
        programmes=listing.programmes,
        listed_on=min(days, default=None),
        designations=designations,
        secondary_sanctions_risks=tuple(
            _risk(one) for one in listing.of("SecondarySanctionsRisk")
        ),
        relations=tuple(_relations(listing)),
        evidence_for=tuple(one for one in reasons if one.points > 0),
        evidence_against=tuple(one for one in reasons if one.points < 0),
        remarks=tuple(one for one in reasons if one.points == 0),
        first_seen=first_seen,
        consequences=tuple(map(_follows, follows)),
        digest=party_digest(listing),
    )


def _follows(one: Consequence) -> Follows:
    return Follows(
        jurisdiction=one.jurisdiction,
        outcome=str(one.outcome),
        to=one.to,
        rule=one.rule,
        title=one.title,
        confidence=one.confidence,
    )


def is_cleared(hit: Hit) -> bool:
    """Say whether a person has judged a match false before."""
    return any(reason.code == "cleared" for reason in hit.remarks)


def _reason(evidence: Evidence) -> Reason:
    return Reason(evidence.text, round(evidence.points, 4), evidence.code)


def _party(entity: Entity) -> Party:
    return Party(
        id=entity.id,
        caption=entity.caption,
        kind=entity.kind,
        sources=entity.sources,
        names=tuple(TypedText(sort, name) for sort, name in entity.names),
        properties={
            prop: values
            for prop, values in entity.properties.items()
            if prop not in _NAME_PROPERTIES
        },
        referents=entity.referents,
    )


def ids_of(party: Party) -> str:
    """Give the id of a party, and those that the lists give it, in one line."""
    return ": ".join(filter(None, (party.id, ", ".join(party.referents))))


def _designation(sanction: Entity) -> Designation:
    return Designation(
        id=sanction.id,
        source=", ".join(sanction.sources),
        authority=sanction.first("authority"),
        list=" and ".join(sanction.get("listName")) or None,
        programme=sanction.first("program"),
        directive=sanction.first("directive"),
        listed_on=sanction.first("listingDate") or sanction.first("startDate"),
        effective_on=sanction.first("startDate"),
        ends_on=sanction.first("endDate"),
        provisions=sanction.get("provisions"),
        reason=sanction.first("reason"),
    )


def _risk(risk: Entity) -> SecondaryRisk:
    instrument, section = risk.first("instrument"), risk.first("section")
    notice = risk.first("notice")
    act = instrument or notice or "see the list's remarks"
    return SecondaryRisk(
        authority=risk.first("authority"),
        instrument=instrument,
        section=section,
        programme=risk.first("program"),
        notice=notice,
        sentence=f"section {section} of {act}" if section else act,
    )


def _relations(listing: Listing) -> Iterator[Relation]:
    for tie in listing.attached:
        edge = kinds()[tie.kind].edge
        if edge is None:
            continue
        first, second = edge
        outward = listing.entity.id in tie.get(first)
        far_end = second if outward else first
        for other in tie.get(far_end):
            name = listing.neighbours.get(other, other)
            yield _relation(tie, name, other_id=other, outward=outward)
        if not tie.get(far_end):
            for name in tie.get("objectName"):
                yield _relation(tie, name, other_id=None, outward=outward)


def _relation(
    tie: Entity, name: str, *, other_id: str | None, outward: bool
) -> Relation:
    role = tie.first("role")
    share = tie.first("percentage")
    return Relation(
        kind=tie.kind,
        direction="from_party" if outward else "to_party",
        role=role,
        other_id=other_id,
        other_name=name,
        percentage=share,
        sentence=_tie_sentence(tie, name, outward=outward),
    )


def _tie_sentence(tie: Entity, name: str, *, outward: bool) -> str:
    of, by = wording().relations.get(tie.kind, ("tied to", "tied to"))
    words = of if outward else by
    share = tie.first("percentage")
    role = tie.first("role")
    asides = [f"{share.rstrip(' %')} %"] if share else []
    if role and role.casefold() != words:
        asides.append(role)
    aside = f" ({', '.join(asides)})" if asides else ""
    return f"{words[0].upper()}{words[1:]}: {name}{aside}"


def list_names(document: ScreeningDocument) -> Mapping[str, str]:
    """Give each searched source its title and days: "… of 2024-05-03 and 2026-08-02".

    A source has two days where a later, incomplete set adds to a complete one.
    """
    names: dict[str, str] = {}
    for used in document.lists:
        known = names.get(used.source)
        day = day_or_unknown(used.published)
        names[used.source] = f"{known} and {day}" if known else dated_title(used)
    return names


def designation_sentences(hit: Hit) -> tuple[str, ...]:
    """Say on which lists a party is, under what and since when, a line for each.

    Designations on one list since one day share a line: "SDN: RUSSIA-EO14024, since
    2022-02-24". What stands there with a day is not told again without it.
    """
    groups: dict[tuple[str, str | None], list[str]] = {}
    told = {one.list for one in hit.designations if one.programme}
    for one in hit.designations:
        if one.programme is None and one.list in told:
            continue  # an incomplete set of the list adds that it is listed, no more
        programme = one.programme or "no programme named"
        under = f"{programme} directive {one.directive}" if one.directive else programme
        name = one.list or one.authority or one.source
        groups.setdefault((name, one.listed_on), []).append(under)
    dated = {
        (name, one) for (name, day), under in groups.items() if day for one in under
    }
    lines = []
    for (name, day), given in groups.items():
        # One set of the list tells the day of what another tells without it.
        told_here = [one for one in given if day or (name, one) not in dated]
        if not told_here:
            continue
        each = ", ".join(one for one in dict.fromkeys(told_here) if one != name)
        line = f"{name}: {each}" if each else name
        lines.append(f"{line}, since {day}" if day else line)
    return tuple(lines)


def dated_title(used: ListSearched) -> str:
    """Name a version of a list by its title and day."""
    return f"{used.title} of {day_or_unknown(used.published)}"


def day_or_unknown(day: date | None) -> str:
    """Write a day as ISO does, or say that the publisher gives none."""
    return "an unknown day" if day is None else day.isoformat()


def moment(when: datetime | None) -> str:
    """Write a moment in UTC to the minute; "unknown" where there is none."""
    if when is None:
        return "an unknown moment"
    in_utc = when.astimezone(UTC) if when.tzinfo else when
    return f"{in_utc:%Y-%m-%d %H:%M} UTC"
