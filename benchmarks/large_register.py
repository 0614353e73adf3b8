"""Write a made-up register as large as a real one, and measure what reading it takes.

    python -m benchmarks.large_register psc FOLDER --rows 2000000

writes British records of persons with significant control (JSON lines, as the
snapshot of Companies House has them, in a zip), or with `gleif` the tables of entities
and of relationships of GLEIF's golden copy, and asks `clearance owners` of one company
in them. Nobody in it is real. What it prints is time, memory and what was found.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

_FIRST = ("Anna", "Boris", "Carla", "Deniz", "Elif", "Farid", "Grace", "Hugo")
_LAST = ("Novak", "Smith", "Kaya", "Ivanova", "Okoro", "Tanaka", "Silva", "Meyer")
_BANDS = ("25-to-50", "50-to-75", "75-to-100")


def main() -> None:
    """Write the register if it is not there, and measure a question to it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("form", choices=("psc", "gleif"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=2_000_000)
    told = parser.parse_args()
    write = {"psc": _psc, "gleif": _gleif}[told.form]
    paths, asked = write(told.folder, told.rows)
    for path in paths:
        print(f"{path.name}: {path.stat().st_size / 1e6:,.0f} MB packed")
    _measure(paths, asked)


def _measure(paths: list[Path], asked: str) -> None:
    words = [sys.executable, "-m", "clearance", "owners", asked, "--json", "-"]
    words += [word for path in paths for word in ("--ownership", str(path))]
    started = time.perf_counter()
    done = subprocess.run(words, capture_output=True, check=False, env=os.environ)
    took = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"wall {took:.1f} s, processor {used.ru_utime + used.ru_stime:.1f} s")
    print(f"memory at its most {used.ru_maxrss / 1024:,.0f} MB")
    if done.returncode not in {0, 3}:
        sys.exit(done.stderr.decode())
    report = json.loads(done.stdout)
    print(f"{asked}: {len(report['nodes'])} parties, {len(report['edges'])} ties")


def _psc(folder: Path, rows: int) -> tuple[list[Path], str]:
    path = folder / f"psc-{rows}.zip"
    if not path.exists():
        with (
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
            packed.open("snapshot.txt", "w", force_zip64=True) as file,
        ):
            for record in _psc_records(rows):
                file.write(json.dumps(record).encode() + b"\n")
    return [path], f"{rows // 3:08d}"


def _psc_records(rows: int) -> Iterator[dict[str, object]]:
    """Give a row for each company: a person, or another company, owns it."""
    chance = random.Random(7)
    for number in range(1, rows + 1):
        company = f"{number:08d}"
        band = chance.choice(_BANDS)
        told: dict[str, object] = {
            "etag": f"{chance.getrandbits(160):040x}",
            "notified_on": "2016-04-06",
            "address": {
                "premises": str(number % 500),
                "address_line_1": "Example Street",
                "locality": "Exampleton",
                "postal_code": f"EX{number % 99} 4MP",
                "country": "England",
            },
            "natures_of_control": [
                f"ownership-of-shares-{band}-percent",
                f"voting-rights-{band}-percent",
            ],
            "links": {
                "self": f"/company/{company}/persons-with-significant-control/{number}"
            },
        }
        if chance.random() < 0.15 or number == rows // 3:
            owner = chance.randrange(1, rows + 1)
            told |= {
                "kind": "corporate-entity-person-with-significant-control",
                "name": f"Example Holding {owner} Limited",
                "identification": {
                    "country_registered": "England and Wales",
                    "registration_number": f"{owner:08d}",
                    "legal_form": "Private company",
                },
            }
        else:
            told |= {
                "kind": "individual-person-with-significant-control",
                "name_elements": {
                    "forename": chance.choice(_FIRST),
                    "middle_name": f"M{chance.randrange(10**6)}",
                    "surname": chance.choice(_LAST),
                },
                "nationality": "British",
                "country_of_residence": "United Kingdom",
                "date_of_birth": {
                    "month": chance.randrange(1, 13),
                    "year": chance.randrange(1930, 2005),
                },
            }
        yield {"company_number": company, "data": told}


def _lei(number: int) -> str:
    """Write a number as an LEI with its check digits (ISO 7064)."""
    body = f"EXAM00{number:012d}"
    digits = "".join(str(int(char, 36)) for char in f"{body}00")
    return f"{body}{98 - int(digits) % 97:02d}"


def _gleif(folder: Path, rows: int) -> tuple[list[Path], str]:
    """Write entities, and a relationship for every fifth of them."""
    chance = random.Random(11)
    first, second = (folder / f"gleif-{n}-{rows}.zip" for n in ("lei2", "rr"))
    if not (first.exists() and second.exists()):
        _write(first, _entities(rows))
        _write(second, _relationships(rows, chance))
    return [first, second], f"Example Entity {5 * (rows // 15)} AG"


def _entities(rows: int) -> Iterator[str]:
    more = [f"Entity.Other.{n}" for n in range(40)]
    yield ",".join(["LEI", "Entity.LegalName", "Entity.LegalJurisdiction", *more])
    for number in range(rows):
        filled = ",".join(f'"value {n}"' for n in range(40))
        yield f'"{_lei(number)}","Example Entity {number} AG","DE",{filled}'


def _relationships(rows: int, chance: random.Random) -> Iterator[str]:
    yield (
        "Relationship.StartNode.NodeID,Relationship.EndNode.NodeID,"
        "Relationship.RelationshipType,Relationship.RelationshipStatus,"
        "Relationship.Period.1.startDate,Relationship.Period.1.endDate,"
        "Relationship.Period.1.periodType"
    )
    for number in range(0, rows, 5):
        parent = chance.randrange(rows)
        yield (
            f'"{_lei(number)}","{_lei(parent)}","IS_DIRECTLY_CONSOLIDATED_BY",'
            '"ACTIVE","2020-01-01T00:00:00Z","","RELATIONSHIP_PERIOD"'
        )


def _write(path: Path, lines: Iterator[str]) -> None:
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
        packed.open(f"{path.stem}.csv", "w", force_zip64=True) as file,
    ):
        for line in lines:
            file.write(line.encode() + b"\n")


if __name__ == "__main__":
    main()
