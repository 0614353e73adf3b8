"""The report as JSON: everything, for machines and for the file."""

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import orjson

from ._compose import document_of
from ._values import ScreeningReport

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def render_json(report: ScreeningReport) -> str:
    """Write a report as JSON of the shape `clearance.screening/1`.

    The shape is described by `screening.schema.json` beside this module. Names stay
    as written, in their own script and at full length; days and moments are ISO 8601.
    """
    return as_json(document_of(report))


def as_json(value: Any) -> str:
    """Write frozen values, mappings, days and texts as readable JSON."""
    text = json.dumps(value, ensure_ascii=False, indent=1, default=_plain)
    # What UTF-8 cannot carry is written as JSON's own escape.
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def json_bytes(value: Any) -> bytes:
    """Write the same on one line, quickly, as UTF-8."""
    try:
        return orjson.dumps(value, default=_plain, option=orjson.OPT_NON_STR_KEYS)
    except (TypeError, ValueError):
        # What UTF-8 cannot carry, or a number beyond 64 bits.
        text = json.dumps(value, ensure_ascii=False, default=_plain)
        escaped = _LONE_SURROGATE.sub(lambda f: f"\\u{ord(f[0]):04x}", text)
        return escaped.encode()


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {one.name: getattr(value, one.name) for one in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a report holds a {type(value).__name__}: {value!r}")
