"""Reads the labels in OFSI's column "Other Information": "(UN Ref):QDi.001 ..."."""

import re
from collections.abc import Mapping

from ._record import Record
from ._texts import sanctions_list_id, split_numbered, un_subject

LABELLED: Mapping[str, str] = {
    "Business Reg No": "registration",
    "Current owners": "owner",
    "Email address": "email",
    "Fax": "phone",
    "Flag of ship": "flag",
    "Gender": "gender",
    "IMO number": "imo",
    "Length of ship": "length",
    "Parent company": "parent",
    "Phone number": "phone",
    "Previous flags": "past_flag",
    "Previous owners": "past_owner",
    "Subsidiaries": "subsidiary",
    "Tel": "phone",
    "Tonnage of ship": "tonnage",
    "Type of entity": "entity_type",
    "Type of ship": "ship_type",
    "UK Sanctions List Ref": "",
    "UK Statement of Reasons": "reason",
    "UN Ref": "un_ref",
    "Website": "website",
    "Year built": "year_built",
}
"""What stands in brackets -> the field of a Record; "" has a rule of its own."""

_LABEL = re.compile(rf"\(({'|'.join(map(re.escape, LABELLED))})\)\s*:\s*")
_UN_PROSE = re.compile(
    r"\bUN ref(?:erence)?(?: number)?\s*[.:]*\s*"
    r"(?P<ref>[A-Z]{2}[A-Z]?\.?[A-Za-z]?\.[A-Z.\d]*\d|[A-Z]{2}[ei]\.\d{3})",
    re.IGNORECASE,
)
_IMO_PROSE = re.compile(r"\bIMO(?: number| no\.?)?\s*[:.]?\s*(\d{7})\b", re.IGNORECASE)
_MMSI_PROSE = re.compile(r"\bMMSI\s*[:.]?\s*(\d{9})\b", re.IGNORECASE)


def read_information(record: Record, text: str) -> None:
    """Take the column apart into the fields of the record.

    What stands before the first label, or behind a reference, is free text and kept
    as such, whole. Numbers of ships and of the Security Council are also found in
    texts that have no labels, as OFSI wrote them before 2022.
    """
    parts = _LABEL.split(text)
    _read_prose(record, parts[0])
    for label, said in zip(parts[1::2], parts[2::2], strict=True):
        if label == "UK Sanctions List Ref":
            _read_reference(record, said)
        elif label == "UK Statement of Reasons":
            record.add("reason", said)
        elif label == "UN Ref":
            for one in split_numbered(said):
                record.add("un_ref", *_first_word(one))
        else:
            for one in split_numbered(said):
                record.add(LABELLED[label], one)


def _read_reference(record: Record, said: str) -> None:
    unique_id = sanctions_list_id(said)
    if unique_id is None:
        # Where OFSI wrote the Security Council's reference there, it is still that.
        known = un_subject(said) is not None
        record.add("un_ref" if known else "odd_reference", said.strip())
        return
    record.add("uksl", unique_id)
    _read_prose(record, said.strip()[len(unique_id) :].lstrip(". "))


def _first_word(said: str) -> tuple[str]:
    return ("".join(said.split()[:1]).rstrip(".,"),)


def _read_prose(record: Record, text: str) -> None:
    record.add("info", text)
    found = _UN_PROSE.search(text)
    if found is not None and not _of_another(text[: found.start()]):
        record.add("un_ref", found["ref"].rstrip("."))
    if text.startswith("IMO"):
        for pattern, name in ((_IMO_PROSE, "imo"), (_MMSI_PROSE, "mmsi")):
            number = pattern.search(text)
            if number is not None:
                record.add(name, number[1])


def _of_another(before: str) -> bool:
    """Say whether a reference is that of a party mentioned: of a ship's owner, say."""
    inside = before.count("(") > before.count(")")
    return inside or "OFSI ID" in before or "asset of" in before
