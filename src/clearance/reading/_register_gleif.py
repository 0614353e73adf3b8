"""GLEIF's golden copy as tables: entities, relationships, reporting exceptions."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]

from ._ownership_gleif import read_ownership_gleif
from ._ownership_records import Fields
from ._ownership_values import OwnershipFile
from ._register_form import TEXT, Form, columnar_blocks, csv_blocks, select
from ._register_psc import filled
from ._register_stream import Moved, head_of

_LEI1 = {"LEI": "LEI", "name": "Entity.LegalName", "place": "Entity.LegalJurisdiction"}
_PERIODS = range(1, 6)
_LEI2 = {
    "start": "Relationship.StartNode.NodeID",
    "end": "Relationship.EndNode.NodeID",
    "type": "Relationship.RelationshipType",
    "status": "Relationship.RelationshipStatus",
    "updated": "Registration.LastUpdateDate",
    "standard": "Relationship.Qualifiers.1.QualifierCategory",
    **{
        f"{ours}{n}": f"Relationship.Period.{n}.{theirs}"
        for n in _PERIODS
        for ours, theirs in (
            ("since", "startDate"),
            ("until", "endDate"),
            ("of", "periodType"),
        )
    },
}
_REPEX = {
    "LEI": "LEI",
    "category": "Exception.Category",
    "reason": "Exception.Reason.1",
}


def gleif_form(names: Sequence[str]) -> Form | None:
    """Say which of GLEIF's tables it is, by its columns."""
    for columns, sql, record in _GLEIF:
        needed = list(columns.values())[:3]
        if set(needed) <= set(names):
            return _gleif(columns, sql, record)
    return None


def _gleif(
    columns: Mapping[str, str], sql: str, record: Callable[[Mapping[str, str]], Fields]
) -> Form:
    def blocks(path: Path, moved: Moved | None) -> Iterator[pa.Table]:
        columnar = head_of(path)[:4] in {b"PAR1", b"ARRO"}
        every = (columnar_blocks if columnar else csv_blocks)(path, moved)
        for block in every:
            yield pa.table(
                {
                    ours: block[theirs].cast(TEXT)
                    if theirs in block.column_names
                    else pa.nulls(len(block), TEXT)
                    for ours, theirs in columns.items()
                }
            )

    def read(path: Path, rows: pa.Table) -> OwnershipFile:
        told = ((None, record(filled(one))) for one in rows.to_pylist())
        return read_ownership_gleif(path, told)

    return Form("GLEIF", blocks, sql, read, lambda asked: asked.strip().upper())


def _entity(row: Mapping[str, str]) -> Fields:
    place = row.get("place", "")
    entity = {"LegalName": row.get("name", ""), "LegalJurisdiction": place}
    return {"LEI": row["LEI"], "Entity": entity}


def _relationship(row: Mapping[str, str]) -> Fields:
    periods = [
        {
            "StartDate": row.get(f"since{n}"),
            "EndDate": row.get(f"until{n}"),
            "PeriodType": row.get(f"of{n}"),
        }
        for n in _PERIODS
        if row.get(f"of{n}")
    ]
    standard = row.get("standard")
    return {
        "Relationship": {
            "StartNode": {"NodeID": row.get("start")},
            "EndNode": {"NodeID": row.get("end")},
            "RelationshipType": row.get("type", ""),
            "RelationshipStatus": row.get("status"),
            "RelationshipPeriods": periods,
            "RelationshipQualifiers": [{"QualifierCategory": standard}]
            if standard
            else [],
        },
        "Registration": {"LastUpdateDate": row.get("updated")},
    }


def _exception(row: Mapping[str, str]) -> Fields:
    return {
        "LEI": row["LEI"],
        "ExceptionCategory": row.get("category", ""),
        "ExceptionReason": row.get("reason", ""),
    }


_GLEIF: tuple[
    tuple[Mapping[str, str], str, Callable[[Mapping[str, str]], Fields]], ...
] = (
    (
        _LEI2,
        select('"end"', '"start"'),
        _relationship,
    ),
    (
        _REPEX,
        select("NULL::VARCHAR", "LEI"),
        _exception,
    ),
    (
        _LEI1,
        select("NULL::VARCHAR", "LEI", owned_name="name"),
        _entity,
    ),
)
