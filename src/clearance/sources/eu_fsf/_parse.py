"""Reads the XML file of the EU's consolidated list into statements.

An entry stands there once for each programme, so a party may have several. The file is
therefore read twice: first for what must be known of a party before anything is said of
it, then for all the rest.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from lxml import etree

from clearance.entities import Draft, Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._eu_fsf import eu_subject, lookups, un_subject
from clearance.sources._files import SnapshotFiles
from clearance.sources._party import Party
from clearance.sources._xml import Fields, root_attributes, xml_records

from ._entry import read_entry
from ._survey import Survey, survey_entry

_FILE = "xmlFullSanctionsList_1_1.xml"
_ROOT = "export"
_ENTRY = "sanctionEntity"


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read all persons and entities of the XML 1.1 file.

    Subjects are `eu-` and the EU reference number; the entries of one number, under
    several programmes, are one party, in force from the earliest of their days. Raises
    UnreadableFileError for a file that is damaged or another.
    """
    surveys = _survey(snapshot, audit)
    shared = _shared_references(surveys)
    waiting: dict[str, Party] = {}
    left = Counter({subject: survey.entries for subject, survey in surveys.items()})
    for element in _entries(snapshot):
        subject = _subject(element)
        survey = surveys[subject]
        party = waiting.pop(subject, None)
        if party is None:
            draft = Draft(subject, survey.kind, snapshot.source, survey.since)
            party = Party(draft, audit, lookups())
        audit.count("sanction_entities")
        read_entry(party, Fields(element), survey, shared)
        left[subject] -= 1
        if left[subject]:
            waiting[subject] = party
        else:
            yield from party.statements()


def published(snapshot: SnapshotFiles) -> date | None:
    """Give the day on which the file was generated, as it says."""
    said = root_attributes(snapshot, _FILE, root=_ROOT).get("generationDate", "")
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None


def _entries(snapshot: SnapshotFiles) -> Iterator[etree._Element]:
    for element in xml_records(snapshot, _FILE, root=_ROOT):
        if etree.QName(element).localname == _ENTRY:
            yield element


def _survey(snapshot: SnapshotFiles, audit: Audit) -> Mapping[str, Survey]:
    """Learn the kind, the days and the references of each party.

    Elements that are no entries are told of.
    """
    found: dict[str, Survey] = {}
    day = published(snapshot) or snapshot.published
    for element in xml_records(snapshot, _FILE, root=_ROOT):
        name = etree.QName(element).localname
        if name != _ENTRY:
            audit.not_understood("element", name, _FILE)
            continue
        subject = _subject(element)
        found.setdefault(subject, Survey()).add(survey_entry(element, day))
    if not found:
        raise UnreadableFileError(f"{_FILE} holds no entries. Download it again.")
    return found


def _subject(element: etree._Element) -> str:
    """Give the id of the party that an entry is of.

    Raises UnreadableFileError for an entry without a number.
    """
    reference = str(element.get("euReferenceNumber", "")).strip()
    number = str(element.get("logicalId", "")).strip()
    subject = eu_subject(reference)
    if subject is not None:
        return subject
    if number.isdecimal():
        return f"eu-logical-{number}"
    raise UnreadableFileError(
        f"{_FILE}, line {element.sourceline}: an entry has no EU reference number and"
        " no number. Download the file again."
    )


def _shared_references(surveys: Mapping[str, Survey]) -> frozenset[str]:
    """List the Security Council's references that stand with several parties.

    They are slips: such a reference says who nobody is.
    """
    borne = Counter(
        reference
        for survey in surveys.values()
        for reference in {un_subject(text) for text in survey.un_references}
    )
    return frozenset(one for one, times in borne.items() if one and times > 1)
