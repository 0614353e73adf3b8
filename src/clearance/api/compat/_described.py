"""What routes that read their request by hand take, for the OpenAPI document."""

from typing import Any

from ._parameters import SINCE


def _query(name: str, schema: dict[str, Any], text: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": text,
        "schema": schema,
    }


def _texts(name: str, text: str, most: int | None = None) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
    return _query(name, schema | ({"maxItems": most} if most else {}), text)


def _number(name: str, default: int, most: int, text: str) -> dict[str, Any]:
    schema = {"type": "integer", "default": default, "minimum": 0, "maximum": most}
    return _query(name, schema, text)


def _yes(name: str, text: str, *, default: bool = False) -> dict[str, Any]:
    return _query(name, {"type": "boolean", "default": default}, text)


DAYS = [
    _query("as_of", {"type": "string"}, "What the lists said on this day: 2022-02-24."),
    _query(
        "known",
        {"type": "string"},
        "Only what had been loaded by this day or moment (UTC): 2024-02-23T18:00.",
    ),
]
_SCOPE = [
    _texts("include_dataset", "Only parties on these lists."),
    _texts("exclude_dataset", "Leave these lists out of account."),
    _texts("exclude_schema", "Leave out entities of these kinds."),
    _texts("topics", "Only entities with any of these topics."),
    _query(
        "changed_since",
        {"type": "string", "pattern": SINCE},
        "Only entities of which a list said something new after this day.",
    ),
]
_ALGORITHM = _query(
    "algorithm",
    {"type": "string", "default": "best"},
    "How to score; see /algorithms.",
)
_SCORE = {"type": "number", "default": 0.7}
_PARTY = {
    "type": "object",
    "required": ["schema", "properties"],
    "properties": {
        "id": {"type": ["string", "null"]},
        "schema": {"type": "string", "examples": ["Person"]},
        "properties": {
            "type": "object",
            "additionalProperties": True,
            "examples": [{"name": ["John Doe"], "birthDate": ["1975-04-21"]}],
        },
        "params": {"type": "object", "description": "Parameters of this query alone."},
        "filters": {
            "type": "object",
            "description": "Fields with lists of values of which one must be had.",
        },
    },
}
MATCH: dict[str, Any] = {
    "parameters": [
        _number("limit", 5, 500, "Results of each query at most."),
        _query("threshold", _SCORE, "The score from which a result is a match."),
        _query("cutoff", _SCORE, "The score from which a result is told at all."),
        _ALGORITHM,
        *_SCOPE,
        _texts("exclude_entity_ids", "Never show these (ids of any list).", 50),
        *DAYS,
    ],
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["queries"],
                    "properties": {
                        "queries": {
                            "type": "object",
                            "minProperties": 1,
                            "maxProperties": 100,
                            "additionalProperties": _PARTY,
                        },
                        "weights": {
                            "type": "object",
                            "additionalProperties": {
                                "type": "number",
                                "minimum": -1,
                                "maximum": 1,
                            },
                        },
                        "config": {"type": "object"},
                        "params": {"type": "object"},
                    },
                }
            }
        },
    },
}
SEARCH: dict[str, Any] = {
    "parameters": [
        _query("q", {"type": "string", "default": ""}, "Words to search for."),
        _query(
            "schema", {"type": "string", "default": "Thing"}, "Kinds to search among."
        ),
        *_SCOPE,
        _texts("countries", "Filter by codes of countries."),
        _texts("datasets", "Filter by lists."),
        _texts("filter", "Filter by a value: properties.birthDate:1985."),
        _number("limit", 10, 500, "Results at most."),
        _number("offset", 0, 9499, "Results to pass over."),
        _texts("sort", "Order by a field: first_seen:desc."),
        _query("target", {"type": "boolean"}, "Only targets, or none."),
        _yes("fuzzy", "Find words that are nearly those asked for, too."),
        _yes("simple", "Take signs in the query as a search box would."),
        _query(
            "facets",
            {
                "type": "array",
                "items": {
                    "type": "string",
                    "enum": [
                        *("datasets", "schema", "countries"),
                        *("identifiers", "topics", "genders"),
                    ],
                },
            },
            "What to count the values of.",
        ),
        _query(
            "filter_op",
            {"type": "string", "enum": ["AND", "OR"], "default": "OR"},
            "Whether all values of a filter must be had, or one.",
        ),
        *DAYS,
    ]
}
