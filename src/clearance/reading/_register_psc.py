"""The snapshot of British persons with significant control, in columns."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import json as arrow_json

from clearance.errors import UnreadableFileError

from ._ownership_psc import HOMES, read_ownership_psc
from ._ownership_values import OwnershipFile
from ._register_form import TEXT, Form
from ._register_stream import Moved, unpacked, whole_lines

_NAMES = ("forename", "middle_name", "surname")
# What exempts a company from naming anybody, as Companies House calls it.
_EXEMPT = (
    "disclosure_transparency_rules_chapter_five_applies",
    "psc_exempt_as_shares_admitted_on_market",
    "psc_exempt_as_trading_on_eu_regulated_market",
    "psc_exempt_as_trading_on_regulated_market",
    "psc_exempt_as_trading_on_uk_regulated_market",
)
_PSC_DATA = pa.struct(
    [
        ("kind", TEXT),
        ("name", TEXT),
        *((one, TEXT) for one in ("notified_on", "ceased_on", "nationality")),
        *((one, TEXT) for one in ("country_of_residence", "statement")),
        ("name_elements", pa.struct([(p, TEXT) for p in _NAMES])),
        ("date_of_birth", pa.struct([("year", pa.int64()), ("month", pa.int64())])),
        (
            "identification",
            pa.struct([("registration_number", TEXT), ("country_registered", TEXT)]),
        ),
        ("natures_of_control", pa.list_(TEXT)),
        ("links", pa.struct([("self", TEXT)])),
        (
            "exemptions",
            pa.struct([(o, pa.struct([("exemption_type", TEXT)])) for o in _EXEMPT]),
        ),
    ]
)
_PSC = pa.schema([("company_number", TEXT), ("data", _PSC_DATA)])


def _psc_blocks(path: Path, moved: Moved | None) -> Iterator[pa.Table]:
    with unpacked(path, moved) as stream:
        for lines in whole_lines(stream):
            yield _psc_block(lines, path)


def _psc_block(lines: bytes, path: Path) -> pa.Table:
    try:
        return arrow_json.read_json(
            pa.BufferReader(lines),
            read_options=arrow_json.ReadOptions(block_size=len(lines) + 1),
            parse_options=arrow_json.ParseOptions(
                explicit_schema=_PSC, unexpected_field_behavior="ignore"
            ),
        )
    except pa.ArrowInvalid:
        return _psc_slowly(lines, path)


def _psc_slowly(lines: bytes, path: Path) -> pa.Table:
    """Read a piece line by line, since something in it is of another type."""
    try:
        rows = [json.loads(one) for one in lines.splitlines() if one.strip()]
    except ValueError as error:
        raise UnreadableFileError(f"{path.name} is not good JSON: {error}.") from None
    return pa.Table.from_pylist([_fitted(one, _PSC) for one in rows], schema=_PSC)


def _fitted(value: Any, wanted: Any) -> Any:
    """Write a value as the schema has it; what cannot be so is left out."""
    if isinstance(wanted, pa.Schema) or pa.types.is_struct(wanted):
        told = value if isinstance(value, dict) else {}
        return {one.name: _fitted(told.get(one.name), one.type) for one in wanted}
    if pa.types.is_list(wanted):
        return [str(one) for one in value] if isinstance(value, list) else None
    if pa.types.is_integer(wanted):
        return value if isinstance(value, int) else None
    return None if value is None or isinstance(value, dict | list) else str(value)


def filled(value: Any) -> Any:
    """Leave out what is null, as the register itself does."""
    if isinstance(value, dict):
        told = {name: filled(one) for name, one in value.items() if one is not None}
        return {name: one for name, one in told.items() if one != {}}
    return value


def _read_psc(path: Path, rows: pa.Table) -> OwnershipFile:
    return read_ownership_psc(path, ((None, filled(one)) for one in rows.to_pylist()))


def _company(number: str) -> str:
    padded = f"trim(upper({number}))"
    return (
        f"'gb-' || CASE WHEN length({padded}) < 8 THEN lpad({padded}, 8, '0')"
        f" ELSE {padded} END"
    )


_HOMES_SQL = ", ".join(f"'{one}'" for one in sorted(HOMES))
_REG = "data.identification.registration_number"
_PSC_SQL = f"""
WITH told AS (
    SELECT *, coalesce(
        nullif(trim(data.name), ''),
        nullif(concat_ws(' ', nullif(data.name_elements.forename, ''),
            nullif(data.name_elements.middle_name, ''),
            nullif(data.name_elements.surname, '')), '')) AS called
    FROM block)
SELECT
    CASE WHEN trim({_REG}) <> ''
              AND lower(data.identification.country_registered) IN ({_HOMES_SQL})
         THEN {_company(_REG)}
         WHEN called IS NULL THEN NULL
         ELSE lower(called) || ' ' || coalesce(
            data.date_of_birth.year || '-' || data.date_of_birth.month,
            data.links."self", '') END AS owner,
    {_company("company_number")} AS owned,
    called AS owner_name, NULL::VARCHAR AS owned_name, false AS tie
FROM told
"""  # noqa: S608 (nothing of a user is in it)


def _psc_key(asked: str) -> str:
    bare = asked.strip().upper().removeprefix("GB-")
    return f"gb-{bare.rjust(8, '0')}"


PSC = Form("UK PSC snapshot", _psc_blocks, _PSC_SQL, _read_psc, _psc_key)


def is_psc_line(line: bytes) -> bool:
    """Say whether a line is a record of that snapshot."""
    try:
        told = json.loads(line)
    except ValueError:
        return False
    return isinstance(told, dict) and isinstance(told.get("data"), dict)
