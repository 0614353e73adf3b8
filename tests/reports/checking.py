"""A check of JSON against JSON Schema, for the keywords that our schema uses."""

from typing import Any

TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
KNOWN = {
    "$defs", "$ref", "$schema", "additionalProperties", "anyOf", "const", "default",
    "description", "enum", "format", "items", "properties", "required", "title", "type",
}  # fmt: skip


def faults(value: Any, schema: Any, root: Any, at: str = "$") -> list[str]:  # noqa: PLR0911
    """List where *value* is not as *schema* says; refuse keywords it cannot check."""
    assert set(schema) <= KNOWN, f"unchecked keywords at {at}: {set(schema) - KNOWN}"
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        return faults(value, root["$defs"][name], root, at)
    if "anyOf" in schema:
        tried = [faults(value, one, root, at) for one in schema["anyOf"]]
        return [] if [] in tried else [f"{at} fits no alternative"]
    if "const" in schema and value != schema["const"]:
        return [f"{at} is not {schema['const']}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{at} is none of {schema['enum']}"]
    wanted = TYPES.get(schema.get("type", ""), object)
    wrong_bool = isinstance(value, bool) and schema.get("type") in ("integer", "number")
    if not isinstance(value, wanted) or wrong_bool:
        return [f"{at} is not {schema['type']}"]
    if isinstance(value, dict):
        return _object_faults(value, schema, root, at)
    if isinstance(value, list):
        return [
            fault
            for number, one in enumerate(value)
            for fault in faults(one, schema["items"], root, f"{at}[{number}]")
        ]
    return []


def _object_faults(value: dict[str, Any], schema: Any, root: Any, at: str) -> list[str]:
    known = schema.get("properties", {})
    rest = schema.get("additionalProperties", {})
    missing = [
        f"{at}.{k} is missing" for k in schema.get("required", ()) if k not in value
    ]
    strange = [
        f"{at}.{k} is strange" for k in value if k not in known and rest is False
    ]
    inside = [
        fault
        for name, one in value.items()
        if name in known or rest is not False
        for fault in faults(one, known.get(name, rest), root, f"{at}.{name}")
    ]
    return missing + strange + inside
