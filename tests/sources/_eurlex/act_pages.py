"""Writes pages as EUR-Lex lays out consolidated acts, for tests."""

import csv
import lzma
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from io import StringIO
from pathlib import Path

import pytest

from clearance.entities import Statement
from clearance.sources import Audit, SnapshotFiles, read_catalog


def page(
    celex: str, body: str, *, day: str = "20.10.2026", language: str = "EN"
) -> str:
    """Give the page of an act with its annexes in *body*."""
    number = f"{celex[5:].lstrip('0')}/{celex[1:5]}"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "xhtml-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>Consolidated TEXT: 3{celex[1:]} — {language} — {day}</title></head><body>
<div id="document1"><p class="hd-date">{celex} — {language} — {day} — 050.001</p>
<p class="disclaimer">This text has no legal effect.</p>
<p class="title-doc-first">►B COUNCIL REGULATION (EU) No {number}</p>
<table class="hd-modifiers"><tbody>
<tr><td></td><td></td><th colspan="3">Official Journal</th></tr>
<tr><td><p>►M1</p></td><td><p>EXAMPLE REGULATION (EU) 2099/1</p></td><td>L 1</td></tr>
</tbody></table>
{body}
</div><p class="footnote">(<a href="#src.E0001" id="E0001">1</a>) A footnote.</p>
</body></html>
"""


def annex(number: str, content: str, *, heading: str = "List of the persons") -> str:
    """Give one annex."""
    return (
        f'<div class="eli-subdivision" id="anx_{number}"><hr class="separator-annex"/>'
        f'<p class="title-annex-1">ANNEX {number}</p>'
        f'<p class="title-gr-seq-level-1">{heading}</p>{content}</div>'
    )


def table(headings: Sequence[str], rows: Iterable[Sequence[Sequence[str]]]) -> str:
    """Give a table: each cell is the lines in it."""
    head = "".join(f'<td><p class="tbl-hdr">{escape(h)}</p></td>' for h in headings)
    body = "".join(
        f"<tr>{''.join(f'<td>{lines(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return (
        '<div class="centered"><table class="borderOj"><tbody>'
        f"<tr>{head}</tr>{body}</tbody></table></div>"
    )


def lines(several: Iterable[str]) -> str:
    """Give paragraphs."""
    return "".join(f'<p class="tbl-norm">{escape(line)}</p>' for line in several)


def write_page(folder: Path, name: str, text: str) -> Path:
    """Write a page under its official name, and give its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def read(
    source: str, folder: Path, *, accepted: bool = False
) -> tuple[list[Statement], Audit]:
    """Read a source's page as a load does, with all that it refuses."""
    audit = Audit(accepted=accepted)
    files = SnapshotFiles.in_folder(source, folder)
    found = list(read_catalog()[source].parse(files, audit))
    audit.refuse_new_categories()
    return found, audit


def told(audit: Audit, what: str) -> list[str]:
    """List what was not understood of a sort."""
    examples = audit.record()["not_understood"].get(what, {"examples": []})
    return [example["text"] for example in examples["examples"]]


def values(found: Iterable[Statement], prop: str) -> list[str]:
    """List what was said for a property."""
    return [s.value for s in found if s.property == prop]


def transcribed(shared: Path, name: str) -> list[dict[str, str]]:
    """Give the rows of an act that others transcribed; skips where they are not."""
    path = shared / "lists" / "eval_only" / "opensanctions" / "eu_journal_sanctions"
    places = sorted(path.glob(f"*/consolidated/{name}*"))
    if not places:
        pytest.skip(f"no transcription of {name} beside the clone")
    raw = places[-1].read_bytes()
    raw = lzma.decompress(raw) if places[-1].suffix == ".xz" else raw
    return list(csv.DictReader(StringIO(raw.decode())))


def several(cell: str) -> list[str]:
    """Take a cell of several values apart."""
    rows = csv.reader(StringIO(cell), delimiter=";", skipinitialspace=True)
    return next(rows, [])


# The words that the acts most often have for the columns of the transcription.
LABELS = {
    "birthDate": "DOB",
    "birthPlace": "POB",
    "nationality": "Nationality",
    "gender": "Gender",
    "position": "Function",
    "passportNumber": "Passport number",
    "idNumber": "National ID",
    "incorporationDate": "Date of registration",
    "legalForm": "Type of entity",
    "registrationNumber": "Registration number",
    "taxNumber": "Tax identification number",
    "innCode": "INN",
    "ogrnCode": "OGRN",
    "kppCode": "KPP",
    "okpoCode": "OKPO",
    "leiCode": "LEI",
    "swiftBic": "SWIFT/BIC",
    "imoNumber": "IMO",
    "address": "Address",
    "phone": "Telephone",
    "email": "E-mail",
    "website": "Website",
    "jurisdiction": "Place of registration",
    "notes": "Other information",
}


def information(row: Mapping[str, str]) -> list[str]:
    """Write a row's details again as the cell of identifying information."""
    return [
        f"{label}: {'; '.join(several(row[column]))}"
        for column, label in LABELS.items()
        if row[column]
    ]


def understood_share(audit: Audit) -> float:
    """Give the share of the parts of identifying information that were understood."""
    record = audit.record()
    what = "identifying information"
    good = sum(n for k, n in record["understood"].items() if k.startswith(what))
    rest = record["not_understood"].items()
    bad = sum(said["total"] for k, said in rest if k.startswith(what))
    return float(good / (good + bad))


# Words that say what a name is, and no word of it.
_NO_NAMES = set(
    re.findall(
        r"\w+",
        "a aka arabic as belarusian born chinese formerly image k kazakh known korean"
        " local name nee née of or and russian serbian spelling text ukrainian",
    )
)
_KEPT_IN = ("name", "alias", "weakAlias", "previousName", "abbreviation", "notes")


def lost_words(
    found: Iterable[Statement], rows: Iterable[Mapping[str, str]]
) -> dict[str, set[str]]:
    """List, by the entry's place, words of transcribed names that were not kept."""
    kept: dict[str, set[str]] = defaultdict(set)
    parties: dict[str, str] = {}
    places: dict[str, str] = {}
    for one in found:
        if one.property in _KEPT_IN:
            kept[one.subject] |= _words(one.value)
        elif one.property == "entity":
            parties[one.subject] = one.value
        elif one.property == "recordId":
            places[one.value.casefold()] = one.subject
    lost = {}
    for row in (row for row in rows if row["recordId"]):
        place = f"Annex {row['annex']}, {row['recordId']}".casefold()
        others = [*several(row["alias"]), *several(row["previousName"])]
        said = _words(" ".join([row["name"], *others])) - _NO_NAMES
        missing = said - kept[parties[places[place]]] if place in places else set()
        if missing:
            lost[place] = missing
    return lost


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))
