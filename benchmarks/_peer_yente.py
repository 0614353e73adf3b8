"""yente itself, in process and without its search engine; runs in `.venv-yente`.

It answers the same requests from the same entities (`entities.ftm.json` of an export).
Its routes, its scoring and its objects are its own; only what finds candidates is ours:
a plain reading of its queries on entities held in memory, by their words for names.

    _peer_yente.py EXPORT         reads JSON lines {method, path, body?}, prints answers
    _peer_yente.py EXPORT --time N  prints seconds of CPU at the end, for all requests
                                    but the first N, which read its word tables

Nothing of Clearance is imported here.
"""

import asyncio
import json
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

# yente writes its log where answers go.
ANSWERS = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
EXPORT = Path(sys.argv[1])
TOLD = json.loads((EXPORT / "index.json").read_bytes())
LISTS = TOLD.get("datasets") or [TOLD["name"]]
_MANIFEST = {
    "datasets": [
        *({"name": one, "title": one} for one in LISTS),
        {"name": "default", "title": "All", "children": LISTS, "load": True},
    ]
}
_place = Path(tempfile.mkdtemp()) / "manifest.yml"
_place.write_text(yaml.safe_dump(_MANIFEST), "utf-8")
os.environ |= {
    "YENTE_MANIFEST": str(_place),
    "YENTE_LOG_LEVEL": "ERROR",
    "YENTE_AUTO_REINDEX": "false",
    "OTEL_SDK_DISABLED": "true",
}

import httpx  # noqa: E402
from followthemoney import model, registry  # noqa: E402
from rigour.names import tokenize_name  # type: ignore[import-not-found]  # noqa: E402
from yente.app import create_app  # type: ignore[import-not-found]  # noqa: E402
from yente.provider import (  # type: ignore[import-not-found]  # noqa: E402
    SearchProvider,
    get_provider,
)

MOST = 50  # candidates of a query, about what a search engine hands on


def words_of(text: str) -> set[str]:
    """Give the words of a text."""
    return {one.casefold() for one in tokenize_name(text)}


class Held(SearchProvider):  # type: ignore[misc]
    """Entities in memory, found as yente's queries ask."""

    def __init__(self, entities: Iterable[dict[str, Any]]) -> None:
        self.entities = {one["id"]: one for one in entities}
        self.words: dict[str, set[str]] = defaultdict(set)
        self.groups: dict[str, dict[str, set[str]]] = {}
        self.inbound: dict[str, set[str]] = defaultdict(set)
        for key, told in self.entities.items():
            self.groups[key] = self._read(key, told)

    def _read(self, key: str, told: dict[str, Any]) -> dict[str, set[str]]:
        groups: dict[str, set[str]] = defaultdict(set)
        known = model[told["schema"]].properties
        for name, values in told["properties"].items():
            type_ = known[name].type
            groups[f"properties.{name}"] |= set(values)
            if type_.group:
                groups[type_.group] |= set(values)
            for value in values:
                if type_ == registry.entity:
                    self.inbound[value].add(key)
                else:
                    for word in words_of(value):
                        self.words[word].add(key)
        groups["datasets"], groups["schema"] = set(told["datasets"]), {told["schema"]}
        groups["entity_id"], groups["referents"] = {key}, set(told["referents"])
        return groups

    async def check_health(self, index: str) -> bool:
        return True

    async def get_alias_indices(self, alias: str) -> list[str]:
        return []

    async def close(self) -> None:
        """Nothing is open."""

    async def search(  # noqa: PLR0913, PLR0917  # as yente calls it
        self,
        index: str,
        query: dict[str, Any],
        size: int | None = None,
        from_: int | None = None,
        sort: list[Any] | None = None,
        aggregations: dict[str, Any] | None = None,
        rank_precise: bool = False,
    ) -> dict[str, Any]:
        found = self._find(query)
        ranked = sorted(found, key=lambda key: (-found[key], key))
        first = from_ or 0
        shown = ranked[first : first + (10 if size is None else size)]
        hits = [
            {"_id": key, "_score": found[key], "_source": dict(self.entities[key])}
            for key in shown
        ]
        total = {"value": len(ranked), "relation": "eq"}
        told: dict[str, Any] = {"hits": {"hits": hits, "total": total}}
        if aggregations:
            told["aggregations"] = {
                name: {"buckets": self._count(name, ranked)} for name in aggregations
            }
        return told

    def _count(self, name: str, keys: list[str]) -> list[dict[str, Any]]:
        counts: dict[str, int] = defaultdict(int)
        for key in keys:
            for value in self.groups[key].get(name, ()):
                counts[value] += 1
        ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        return [{"key": key, "doc_count": count} for key, count in ordered]

    def _find(self, query: dict[str, Any]) -> dict[str, float]:
        if "function_score" in query:
            return self._find(query["function_score"]["query"])
        told = query["bool"]
        found = self._any(told.get("should", []))
        for one in told.get("filter", []):
            found = {key: of for key, of in found.items() if self._fits(key, one)}
        for one in told.get("must_not", []):
            found = {key: of for key, of in found.items() if not self._fits(key, one)}
        return found

    def _any(self, shoulds: list[dict[str, Any]]) -> dict[str, float]:
        found: dict[str, float] = defaultdict(float)
        for one in shoulds:
            for key, score in self._should(one).items():
                found[key] += score
        return found

    def _should(self, one: dict[str, Any]) -> dict[str, float]:
        kind, told = next(iter(one.items()))
        if kind == "match_all":
            return dict.fromkeys(self.entities, 1.0)
        if kind == "ids":
            return {key: 1.0 for key in told["values"] if key in self.entities}
        if kind in ("query_string", "simple_query_string"):
            return self._said(words_of(told["query"]), every=True)
        if kind == "dis_max":
            return self._any(told["queries"])
        if kind == "bool":
            must = told["must"]
            found = self._should(must[0])
            return {
                key: of
                for key, of in found.items()
                if all(self._fits(key, clause) for clause in must[1:])
            }
        return self._by_field(kind, told)

    def _by_field(self, kind: str, told: dict[str, Any]) -> dict[str, float]:
        field, value = next(iter(told.items()))
        if kind in ("match", "match_phrase_prefix"):
            text = value["query"] if isinstance(value, dict) else value
            every = isinstance(value, dict) and value.get("operator") == "AND"
            return self._said(words_of(text), every=every)
        values = value["value"] if kind == "term" and isinstance(value, dict) else value
        return self._with(field, [values] if isinstance(values, str) else list(values))

    def _with(self, field: str, values: list[str]) -> dict[str, float]:
        if field == "entities" or field.startswith("properties."):
            keys = {key for value in values for key in self.inbound.get(value, ())}
            named = {
                key
                for key in keys
                if field == "entities" or self._has(key, field, values)
            }
            return dict.fromkeys(named, 1.0)
        if field == "name_parts":
            keys = {key for value in values for key in self.words.get(value, ())}
            return dict.fromkeys(keys, 1.0)
        if field in ("name_phonetic", "name_symbols", "name_variants"):
            return {}
        return (
            {key: 1.0 for key in self.entities if self._has(key, field, values)}
            if field in ("referents", "identifiers", "dates")
            else {}
        )

    def _said(self, words: set[str], *, every: bool) -> dict[str, float]:
        sets = [self.words.get(word, set()) for word in words]
        if not sets:
            return {}
        keys = set.intersection(*sets) if every else set.union(*sets)
        return {key: sum(key in one for one in sets) / len(sets) for key in keys}

    def _has(self, key: str, field: str, values: Iterable[str]) -> bool:
        return not self.groups[key].get(field, set()).isdisjoint(values)

    def _fits(self, key: str, one: dict[str, Any]) -> bool:
        kind, told = next(iter(one.items()))
        if kind == "match_none":
            return False
        if kind == "ids":
            return key in told["values"]
        if kind == "range":
            field, bounds = next(iter(told.items()))
            return bool(self.entities[key][field] > bounds["gt"])
        field = next(name for name in told if name != "boost")
        value = told[field]
        if isinstance(value, dict):
            value = value["value"]
        values = [value] if isinstance(value, str) else list(value)
        return self._has(key, field, values)


async def answer_all(lines: Iterable[str]) -> None:
    """Answer each request, one JSON object a line."""
    with (EXPORT / "entities.ftm.json").open(encoding="utf-8") as file:
        held = Held(json.loads(line) for line in file)
    app = create_app()
    app.dependency_overrides[get_provider] = lambda: held
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=True)
    client = httpx.AsyncClient(transport=transport, base_url="http://yente.test")
    timed = sys.argv[3] if "--time" in sys.argv else None
    spent, answered = 0.0, 0
    for number, line in enumerate(lines):
        asked = json.loads(line)
        before = time.process_time()
        said = await client.request(
            asked["method"],
            asked["path"],
            json=asked.get("body"),
            data=asked.get("form"),
        )
        if timed is not None and number >= int(timed):
            spent += time.process_time() - before
            answered += 1
        told = {"status": said.status_code, "headers": dict(said.headers)}
        if timed is None:
            body = said.json() if said.content else None
            print(json.dumps({**told, "body": body}), file=ANSWERS)
    if timed is not None:
        print(json.dumps({"cpu": spent, "answered": answered}), file=ANSWERS)
    ANSWERS.flush()


if __name__ == "__main__":
    asyncio.run(answer_all(sys.stdin))
