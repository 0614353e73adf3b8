"""Every fact of the starter set that the real lists also hold is as they hold it."""

import csv
import io
import json
import lzma
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from clearance.sources.starter import Facts, Listed, Party
from clearance.values import parse_written_date

RISK_WORDS = {
    "eo14024": "14024", "ukraine": "589.201", "eo13224": "13224",
    "dprk": "North Korea", "iran": "Iran", "caatsa": "CAATSA",
}  # fmt: skip
# What the files lack or have wrong, and we know it: nothing may be added here without
# the reason.
KNOWN: dict[str, str] = {}


def plain(text: str) -> str:
    """Write a name so that case, punctuation and order of parts do not matter."""
    words = re.findall(r"\w+", text.replace("\u0301", "").casefold())
    return " ".join(sorted(words))


def packed(path: Path) -> bytes:
    """Read a file, unpacked; OFAC's final 0x1A is not data."""
    raw = path.read_bytes()
    raw = lzma.decompress(raw) if path.suffix == ".xz" else raw
    return raw.rstrip(b"\x1a")


def rows(path: Path) -> list[list[str]]:
    """Read a CSV file of OFAC."""
    text = packed(path).decode("latin-1")
    cells = csv.reader(io.StringIO(text))
    return [[c.strip().replace("-0-", "") for c in row] for row in cells]


def records(path: Path) -> list[dict[str, str]]:
    """Read a CSV file with a header."""
    return list(csv.DictReader(io.StringIO(packed(path).decode("utf-8-sig"))))


def sheet(path: Path, name: str) -> list[dict[str, str]]:
    """Read one sheet of a workbook as records of text."""
    grid = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(name).to_python()
    header = [str(cell) for cell in grid[0]]
    return [dict(zip(header, (str(c) for c in row), strict=True)) for row in grid[1:]]


@dataclass(frozen=True)
class Lists:
    """What the real lists say, by reference."""

    listed: Mapping[str, dict[str, Any]]
    remarks: Mapping[str, str]
    later: Mapping[str, str]
    names: Mapping[str, set[str]]
    tagged: Mapping[tuple[str, str], str]
    removed: Mapping[str, tuple[str, str]]
    days: Mapping[tuple[str, str, str], str]
    birth: Mapping[str, set[str]]
    wallets: Mapping[str, set[str]]


@pytest.fixture(scope="module")
def lists(shared: Path) -> Lists:
    """Read all lists that the starter set was written from."""
    top = shared / "lists"
    names: dict[str, set[str]] = defaultdict(set)
    birth: dict[str, set[str]] = defaultdict(set)
    days: dict[tuple[str, str, str], str] = {}
    later: dict[str, str] = {}
    _uk(top, names, days, later)
    _canada(top, names, days, birth)
    _australia(top, names, days, birth)
    for row in sheet(
        next((top / "derived/multi/ofac_eu_uk_un").rglob("*.xlsx")), "Sanctions"
    ):
        reference = row["Reference Number"].removesuffix(".0")
        if row["Source"] == "EU":
            names[reference] |= {plain(n) for n in row["All Names"].split(" | ")}
            days["eu", "EU consolidated list", reference] = row["Date Designated"]
            later[reference] = row["ID Documents"]
        elif row["Source"] == "OFAC":
            later[reference] = f"{row['ID Documents']} | {row['Comments']}"
            later[reference] += f" | {row['Call Sign']}"
    tagged, removed, ever = _changes(top, names)
    remarks = {**ever, **{r[0]: r[11] + f"; {r[5]}" for r in _sdn(top)}}
    remarks |= {r[0]: r[11] for r in _consolidated(top, "cons_prim.csv")}
    for row_ in [*_sdn(top), *_consolidated(top, "cons_prim.csv")]:
        names[row_[0]].add(plain(row_[1]))
    for place in ("2023-12-28", "2026-08-02"):
        for row_ in rows(next((top / "us_ofac/sdn" / place).glob("alt.csv*"))):
            names[row_[0]] |= {plain(row_[3])} if len(row_) > 3 else set()
    for row_ in _consolidated(top, "cons_alt.csv"):
        names[row_[0]].add(plain(row_[3]))
    july = json.loads(packed(top / "derived/us_ofac/sdn/2026-07-11/ofac_sdn.json.xz"))[
        "entries"
    ]
    for entry in july:
        names[entry["uid"]] |= {plain(n) for n in [entry["name"], *entry["aliases"]]}
    wallets: dict[str, set[str]] = defaultdict(set)
    crypto = top / "derived/us_ofac/digital_currency_addresses/2026-08-08"
    for wallet in json.loads((crypto / "all_addresses.json").read_text())["addresses"]:
        wallets[str(wallet["entity_id"])].add(wallet["address"])
    return Lists(
        {e["uid"]: e for e in july},
        remarks, later, names, tagged, removed, days, birth, wallets,
    )  # fmt: skip


def _sdn(top: Path) -> list[list[str]]:
    found = rows(next((top / "us_ofac/sdn/2024-05-03").glob("sdn.csv*")))
    return [row for row in found if len(row) == 12]


def _consolidated(top: Path, name: str) -> list[list[str]]:
    found = rows(top / "us_ofac/consolidated/2025-12-19" / name)
    return [row for row in found if len(row) > 3]


def _uk(top: Path, names: Any, days: Any, later: Any) -> None:
    folder = top / "derived/uk/uk_sanctions_list/2026-05-07"
    for row in records(folder / "subjects.csv"):
        day = "-".join(reversed(row["date_designated"].split("/")))
        days["uk.fcdo", "UK Sanctions List", row["unique_id"]] = day
    for row in records(folder / "subject_names.csv"):
        names[row["unique_id"]].add(plain(row["full_name"]))
    for row in records(folder / "subject_identifiers.csv.xz"):
        key = row["unique_id"]
        later[key] = f"{later.get(key, '')} | {row['raw_value']}"


def _canada(top: Path, names: Any, days: Any, birth: Any) -> None:
    tree = ElementTree.fromstring(packed(top / "ca/sema/2025-05-25/sema-lmes.xml.xz"))
    for element in tree:
        row = {field.tag: (field.text or "").strip() for field in element}
        country = row["Country"].split(" ")[0]
        reference = f"Schedule {row.get('Schedule')}, item {row.get('Item')}"
        key = f"{country} regulations {reference}"
        day = row.get("DateOfListing", "")
        days["ca.sema", f"{country} regulations", reference] = day
        whole = row.get("EntityOrShip") or (
            f"{row.get('GivenName', '')} {row.get('LastName', '')}"
        )
        parts = [whole, *re.split(";", row.get("Aliases", ""))]
        names[key] |= {plain(part) for part in parts}
        birth[key].add(row.get("DateOfBirthOrShipBuildDate", ""))


def _australia(top: Path, names: Any, days: Any, birth: Any) -> None:
    path = top / "au/dfat/2026-07-23/Australian_Sanctions_Consolidated_List.xlsx"
    for row in sheet(path, "Consolidated List"):
        found = re.match(r"\d+", row["Reference"])
        assert found is not None
        key = f"au {found.group()}"
        names[key].add(plain(row["Name of Individual or Entity"]))
        birth[key].add(row["Date of Birth"])
        names[key].add(row["IMO Number"].removesuffix(".0"))
        days["au.dfat", "Consolidated List", found.group()] = row["Control Date"]


def _changes(
    top: Path, names: Any
) -> tuple[dict[tuple[str, str], str], dict[str, tuple[str, str]], dict[str, str]]:
    """Give when OFAC entries got each programme tag, when they went, what they said.

    What the first file has is of an unknown day and left out.
    """
    place = top / "derived/us_ofac/sdn_deltas/2021-08-18_2024-05-03"
    first = rows(top / "us_ofac/sdn/2021-08-18/sdn.csv.xz")
    old = {(r[0], tag) for r in first if len(r) > 3 for tag in r[3].split("] [")}
    tagged: dict[tuple[str, str], str] = {}
    removed: dict[str, tuple[str, str]] = {}
    ever: dict[str, str] = {}
    before = ""
    with lzma.open(place / "sdn_deltas.jsonl.xz", "rt") as lines:
        for line in lines:
            change = json.loads(line)
            day = change["us_date"]
            altered = [edit["after"] for edit in change.get("changed", [])]
            for row in [*change.get("added", []), *altered]:
                for tag in row[3].split("] ["):
                    if (row[0], tag) not in old:
                        tagged.setdefault((row[0], tag), day)
                ever[row[0]] = row[11]
                names[row[0]].add(plain(row[1]))
            for row in change.get("removed", []):
                removed[row if isinstance(row, str) else row[0]] = (before, day)
            before = day
    return tagged, removed, ever


def _key(listed: Listed) -> str:
    """Say under which key the names of a designation stand."""
    if listed.by == "ca.sema":
        return f"{listed.list_} {listed.reference}"
    return (
        f"au {listed.reference}" if listed.by == "au.dfat" else listed.reference or ""
    )


def _text_of(party: Party, lists: Lists) -> str:
    """Put together all that remarks and number columns say of a party."""
    keys = [_key(listed) for listed in party.listings]
    return " ".join(
        source.get(key, "") for key in keys for source in (lists.remarks, lists.later)
    )


def report(differences: Iterable[str]) -> str:
    """Make differences readable, without those that are known."""
    return "\n".join(sorted({d for d in differences if d not in KNOWN}))


def ofac(party: Party) -> Iterator[Listed]:
    """Give the designations of a party on the SDN list."""
    return (x for x in party.listings if (x.by, x.list_) == ("us.ofac", "SDN"))


def test_who_is_listed_is_listed_and_who_is_not_is_not(
    facts: Facts, lists: Lists
) -> None:
    """Open OFAC designations are on the list of July 2026, ended ones are not."""
    wrong = [
        f"{party.id}: {listed.reference} is {'gone' if open_ else 'still there'}"
        for party in facts.parties
        for listed in ofac(party)
        if listed.reference
        and (open_ := listed.until is None) != (listed.reference in lists.listed)
    ]

    assert not report(wrong), report(wrong)


def test_programmes_are_those_of_the_list(facts: Facts, lists: Lists) -> None:
    """The programme tags of a party are those of its OFAC entry, no more, no fewer."""
    wrong = []
    for party in facts.parties:
        open_ = [x for x in ofac(party) if x.until is None]
        for reference in {x.reference or "" for x in open_} - {""}:
            ours = {p for x in open_ for p in x.programmes}
            theirs = set(lists.listed[reference]["program"].split("] ["))
            if ours != theirs:
                wrong.append(f"{party.id}: {sorted(ours)}, OFAC {sorted(theirs)}")

    assert not report(wrong), report(wrong)


def test_names_are_names_of_the_lists(facts: Facts, lists: Lists) -> None:
    """Every Latin name of a party is a name that one of its lists gives it."""
    wrong = []
    for party in facts.parties:
        keys = [_key(x) for x in party.listings if x.reference]
        theirs = {name for key in keys for name in lists.names.get(key, ())}
        quoted = re.findall(r"[afn]\.k\.a\. '([^']+)'", _text_of(party, lists))
        theirs |= {plain(name) for name in quoted}
        ours = (party.name, *party.aliases, *party.former, *party.weak)
        wrong += [
            f"{party.id}: no list of {keys} has the name {name!r}"
            for name in ours
            if keys and plain(name) not in theirs
        ]

    assert not report(wrong), report(wrong)


def test_cyrillic_names_graded_a_or_b_are_in_a_list(facts: Facts, lists: Lists) -> None:
    """A Cyrillic name is only graded as read where a list has it."""
    wrong = []
    for party in facts.parties:
        grade = party.grades.get("cyrillic", party.grade)
        keys = [_key(x) for x in party.listings]
        theirs = " ".join(name for k in keys for name in sorted(lists.names.get(k, ())))
        wrong += [
            f"{party.id}: {name!r} is graded {grade} and in no list"
            for name in party.cyrillic
            if grade in "AB" and not set(plain(name).split()) <= set(theirs.split())
        ]

    assert not report(wrong), report(wrong)


def test_numbers_are_numbers_of_the_lists(facts: Facts, lists: Lists) -> None:
    """Every identifier, passport and address stands in remarks or number columns."""
    wrong = []
    for party in facts.parties:
        text = _text_of(party, lists)
        known = {word.strip(";,.()") for word in re.split(r"[\s|]", text)}
        numbers = [
            (kind, number)
            for kind, texts in party.identifiers.items()
            for number in texts
        ]
        numbers += [("passport", document.number) for document in party.passports]
        if not any(x.reference for x in party.listings):
            continue
        for kind, number in numbers:
            there = number in known or number in text
            there = there or (kind == "website" and number in text.casefold())
            if not there:
                wrong.append(f"{party.id}: no list has the {kind} {number}")
        addresses = {a for x in ofac(party) for a in lists.wallets[x.reference or ""]}
        wrong += [
            f"{party.id}: OFAC does not give it the address {wallet.address}"
            for wallet in party.wallets
            if wallet.address not in addresses
        ]

    assert not report(wrong), report(wrong)


def test_births_are_those_of_the_lists(facts: Facts, lists: Lists) -> None:
    """Every birth date is one that OFAC, Canada or Australia prints."""
    wrong = []
    for party in facts.parties:
        text = _text_of(party, lists)
        theirs = set()
        for part in re.findall(r"DOB ([^;.]+)", text):
            theirs.add(parse_written_date(part).text)
        other = " ".join(
            d for x in party.listings for d in lists.birth.get(_key(x), ())
        )
        wrong += [
            f"{party.id}: born {day}, the lists say {sorted(theirs)} {other}"
            for day in party.birth_date
            if (theirs or other) and day not in theirs and day not in other
        ]

    assert not report(wrong), report(wrong)


def test_links_and_risks_are_those_of_the_lists(facts: Facts, lists: Lists) -> None:
    """Every "Linked To" and every secondary risk stands in the remarks."""
    name_of = {
        party.id: lists.listed[reference]["name"]
        for party in facts.parties
        for reference in [x.reference or "" for x in ofac(party)]
        if reference in lists.listed
    }
    wrong = []
    for party in facts.parties:
        text = _text_of(party, lists)
        wrong += [
            f"{party.id}: no remark links it to {other}"
            for other in party.linked
            if f"Linked To: {name_of.get(other, other)}" not in text
        ]
        risks = " ".join(re.findall(r"econdary sanctions risk:[^;|]*", text))
        wrong += [
            f"{party.id}: no remark speaks of the risk {risk}"
            for risk in party.secondary
            if RISK_WORDS[risk] not in risks
        ]
        missing = {r for r in ("eo14024", "ukraine") if RISK_WORDS[r] in risks}
        wrong += [
            f"{party.id}: a remark speaks of the risk {risk}"
            for risk in missing - set(party.secondary)
        ]

    assert not report(wrong), report(wrong)


def test_days_are_those_of_the_lists(facts: Facts, lists: Lists) -> None:
    """Every listing day that a list prints, or that its changes show, is that day."""
    wrong = []
    for party in facts.parties:
        for listed in party.listings:
            reference = listed.reference or ""
            where = f"{party.id}: {listed.by} {listed.list_} {reference}"
            printed = lists.days.get((listed.by, listed.list_, reference))
            if listed.by != "us.ofac":
                if reference and printed is None:
                    wrong.append(f"{where} is not on that list")
                elif reference and listed.from_ and str(listed.from_) != printed:
                    wrong.append(f"{where} from {listed.from_}, the list {printed}")
                continue
            if listed.list_ == "SDN":
                wrong += _compare_change(where, listed, lists)

    assert not report(wrong), report(wrong)


def _compare_change(where: str, listed: Listed, lists: Lists) -> Iterator[str]:
    reference = listed.reference or ""
    for tag in listed.programmes:
        seen = lists.tagged.get((reference, tag))
        if seen is not None and str(listed.from_) != seen:
            yield f"{where} {tag} from {listed.from_}, first seen {seen}"
    gone = lists.removed.get(reference)
    if listed.until and gone and not gone[0] < str(listed.until) <= gone[1]:
        yield f"{where} until {listed.until}, gone between {gone[0]} and {gone[1]}"


def test_days_of_general_knowledge_do_not_contradict_the_files(
    facts: Facts, shared: Path
) -> None:
    """Who is said to be listed before or after a file's day is in it or is not."""
    files = sorted((shared / "lists/us_ofac/sdn").glob("*/sdn.csv*"))
    present = {
        date.fromisoformat(f.parent.name): {r[0] for r in rows(f)} for f in files
    }
    wrong = []
    for party in facts.parties:
        whole = list(ofac(party))
        for listed in whole:
            begin = listed.from_ or listed.after
            first = min((x.from_ or x.after or date.min for x in whole), default=None)
            if begin is None or first != begin or listed.reference is None:
                continue
            for day, ids in present.items():
                there = listed.reference in ids
                # A list of the listing day itself may have been read before noon.
                if there and day < begin:
                    wrong.append(f"{party.id}: from {begin}, on the list of {day}")
                ended = listed.until is not None and listed.until <= day
                if not there and day > begin and not ended:
                    wrong.append(f"{party.id}: from {begin}, not on that of {day}")

    assert not report(wrong), report(wrong)


def test_grade_a_is_kept_for_what_official_files_hold(
    facts: Facts, shared: Path
) -> None:
    """A party graded A stands in an official file of OFAC, Canada or Australia."""
    official = {row[0] for row in _sdn(shared / "lists")}
    official |= {row[0] for row in _consolidated(shared / "lists", "cons_prim.csv")}
    wrong = [
        party.id
        for party in facts.parties
        if party.grade == "A"
        and not any(
            x.by in {"ca.sema", "au.dfat"} or x.reference in official
            for x in party.listings
        )
    ]

    assert not wrong, "\n".join(wrong)
