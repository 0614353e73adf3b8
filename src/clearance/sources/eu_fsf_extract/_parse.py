"""Reads the EU's rows of a workbook into statements."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from clearance.entities import Draft, Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._eu_fsf import (
    Day,
    Name,
    eu_subject,
    lookups,
    most_telling,
    say_day,
    say_told_imo,
    start_sanction,
    told_by,
    un_subject,
)
from clearance.sources._files import SnapshotFiles
from clearance.sources._party import Party, listed_day
from clearance.sources._workbook import sheet_rows

from ._cells import by_commonness, numbers_in, say_addresses, say_documents, split
from ._kind import kind_of

_FILE = "UPSanctionDB.xlsx"
_SHEET = "Sanctions"
_LIST = "EU"
# The lists of others in the same sheet, which other sources read.
_OTHERS = ("Nigeria Sanctions List", "OFAC", "UK", "UN")
# The column that should hold measures holds references of the Security Council.
_UN = "Sanction Imposed"
_READ = (
    "ID",
    "Source",
    "Reference Number",
    "Primary Name",
    "All Names",
    "Date Designated",
    _UN,
    "Addresses",
    "ID Documents",
    "Comments",
)
# Columns that are empty in all of the EU's rows.
_EMPTY = (
    "Subject Type",
    "Phone Numbers",
    "Email Addresses",
    "Positions",
    "Call Sign",
    "Vessel Type",
    "Vessel Flag",
    "Vessel Owner",
    "Gross Registered Tonnage",
)


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read the rows of the EU; subjects are `eu-` and the EU reference number.

    Raises UnreadableFileError for a file that is damaged or not this extract, and
    ListRefusedError where a column is missing.
    """
    rows = _rows(snapshot, audit)
    borne = Counter(un_subject(row[_UN]) for row in rows)
    shared = {subject for subject, times in borne.items() if times > 1}
    newest = max((row["Date Designated"] for row in rows), default="")
    day = snapshot.published.isoformat() if snapshot.published else listed_day(newest)
    for row in rows:
        yield from _read(row, audit, source=snapshot.source, day=day, shared=shared)


def _rows(snapshot: SnapshotFiles, audit: Audit) -> list[Mapping[str, str]]:
    """Take the EU's rows; each has a reference of its own and a name."""
    found: dict[str, Mapping[str, str]] = {}
    for number, row in enumerate(sheet_rows(snapshot, _FILE, _SHEET)):
        if number == 0:
            audit.columns(_SHEET, list(row), {"2026": (*_READ, *_EMPTY)})
        list_ = row.get("Source", "")
        audit.category("list", list_, (_LIST, *_OTHERS))
        if list_ != _LIST:
            audit.ignored(f"rows of {list_}")
            continue
        whole = {column: row.get(column, "") for column in (*_READ, *_EMPTY)}
        id_ = whole["ID"]
        if eu_subject(id_) is None or not whole["Primary Name"]:
            raise UnreadableFileError(
                f"{_FILE}: a row of the EU has the ID {id_!r}, and not one such as"
                " EU.27.28, or no name. Look at the file."
            )
        if id_ in found:
            audit.problem(f"{_FILE}: {id_} stands there twice; the last counts.")
        found[id_] = whole
    if not found:
        raise UnreadableFileError(f"{_FILE} has no rows of the EU. Look at the file.")
    return list(found.values())


def _read(
    row: Mapping[str, str],
    audit: Audit,
    *,
    source: str,
    day: str | None,
    shared: Collection[str | None],
) -> Iterator[Statement]:
    own, council = _days(row)
    subject = f"eu-{row['ID']}"
    numbers = numbers_in(row["ID Documents"], row["Comments"])
    kind = kind_of(numbers, row[_UN], _spellings(row))
    party = Party(Draft(subject, kind, source, own or day), audit, lookups())
    _say_names(party, row)
    party.draft.add("topics", "sanction")
    say_addresses(party, row["Addresses"])
    say_documents(party, row["ID Documents"])
    comments = row["Comments"]
    told_by([comments], party)
    if comments.casefold() not in lookups()["nothing"]:
        party.draft.add("notes", comments)
    if party.has("imoNumber"):
        say_told_imo(party, [comments])
    _say_sanction(party, row, Day(own or day, own, council))
    _say_un(party, row[_UN], shared)
    _note_rest(party, row)
    yield from party.statements()


def _days(row: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Give the EU's day of listing, and one that is or may be the Security Council's.

    A day in words ("Date of listing: 26.7.2010") counts more than the other column's.
    """
    told = told_by([row["Comments"]])
    designated = listed_day(row["Date Designated"])
    if row[_UN] or told.un:
        if told.listed and told.listed != designated and not row[_UN]:
            return told.listed, designated
        return None, designated or told.un_day
    return told.listed or designated or told.designated, None


def _spellings(row: Mapping[str, str]) -> list[str]:
    """List the spellings of a row, each once and in its order."""
    return list(dict.fromkeys((row["Primary Name"], *split(row["All Names"]))))


def _say_names(party: Party, row: Mapping[str, str]) -> None:
    """Say all spellings; the name is one in Latin letters whose words most others have.

    The extract does not say which spelling is of which language.
    """
    texts = _spellings(row)
    chosen = most_telling([Name(text) for text in by_commonness(texts)])
    for text in texts:
        is_name = chosen is not None and text == chosen.text
        party.draft.add("name" if is_name else "alias", text)


def _say_sanction(party: Party, row: Mapping[str, str], day: Day) -> None:
    sanction = start_sanction(party, "listing", party.draft.listed_from)
    sanction.add("authorityId", row["ID"]).add("unscId", row[_UN])
    designated = row["Date Designated"]
    if designated and listed_day(designated) is None:
        party.audit.not_understood("date", designated, party.id)
    say_day(sanction, day, designated)


def _say_un(party: Party, reference: str, shared: Collection[str | None]) -> None:
    """Say which party of the Security Council's list this is, if one alone can be."""
    if not reference:
        return
    subject = un_subject(reference)
    if subject is None:
        party.audit.not_understood("UN reference", reference, party.id)
    elif subject in shared:
        party.audit.not_understood("UN reference of another", reference, party.id)
    else:
        party.say("sameAs", subject, reference)


def _note_rest(party: Party, row: Mapping[str, str]) -> None:
    for column in _EMPTY:
        if row[column]:
            party.audit.not_understood(f"column {column}", row[column], party.id)
    if row["Reference Number"] != row["ID"]:
        party.audit.not_understood(
            "column Reference Number", row["Reference Number"], party.id
        )
