"""Screen with nomenklatura behind a candidate search of its own, in its environment.

Reads JSON lines from standard input: first {"algorithms": […], "search": "words" or
"blocker" or "own", "listed": [[id, kind, {property: [values]}] …]}, then
{"kind", "properties", "wanted": id or null} for each query. Writes a line a query,
{algorithm: [best score, id, score of the wanted party, CPU seconds of the scorer]},
with the CPU seconds of the search under "search" and the number of "candidates". Run by
`peers.py` with the interpreter of the peers; nothing of Clearance is imported here.

* "words" is the shape of yente's query (name keys, words, their sounds, symbols; here
  also letter triples), on tantivy in place of a search server: the best 50 go on.
* "blocker" is nomenklatura's own `Index` on DuckDB with its defaults: the best 75 go
  on. It answers all queries together; its time is spread evenly over them.
* "own" searches nothing: each query is compared with the wanted party alone.
"""

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tantivy  # type: ignore[import-not-found]
from followthemoney import (
    Dataset,
    EntityProxy,
    StatementEntity,
    model,
)
from followthemoney.names import entity_names
from nomenklatura.blocker import Index  # type: ignore[import-not-found]
from nomenklatura.matching import get_algorithm  # type: ignore[import-not-found]
from nomenklatura.resolver import Linker  # type: ignore[import-not-found]
from nomenklatura.store.memory import MemoryStore  # type: ignore[import-not-found]

CANDIDATES = 50
BOOSTS = {"key": 4.0, "word": 1.0, "sound": 0.8, "symbol": 0.8, "triple": 0.3}


def entity_of(key: str, kind: str, properties: dict[str, list[str]]) -> Any:
    """Make an entity of what the model knows of the properties."""
    schema = model.get(kind) or model["LegalEntity"]
    kept = {name: v for name, v in properties.items() if schema.get(name) is not None}
    document = {"id": key, "schema": schema.name, "properties": kept}
    return EntityProxy.from_dict(document, cleaned=False)


def terms_of(entity: Any) -> set[tuple[str, str]]:
    """List what an entity is found by: (field, term)."""
    found: set[tuple[str, str]] = set()
    for name in entity_names(entity, matchable=False):
        words = [part.comparable for part in name.parts]
        found.add(("key", "".join(sorted(words))[:200]))
        found.update(("word", word) for word in words)
        found.update(("sound", p.metaphone) for p in name.parts if p.metaphone)
        found.update(
            ("symbol", f"{span.symbol.category.value}:{span.symbol.id}")
            for span in name.spans
        )
        for word in words:
            padded = f" {word} "
            found.update(
                ("triple", padded[at : at + 3]) for at in range(len(padded) - 2)
            )
    return {(field, term) for field, term in found if term}


class Words:
    """A word index: the shape of yente's query, on tantivy."""

    def __init__(self, listed: dict[str, Any]) -> None:
        """Index all listed entities."""
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("schema", tokenizer_name="raw")
        for field in BOOSTS:
            builder.add_text_field(field, tokenizer_name="raw")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        writer = self._index.writer(heap_size=64_000_000, num_threads=1)
        for key, entity in listed.items():
            document = tantivy.Document()
            document.add_text("id", key)
            document.add_text("schema", entity.schema.name)
            for field, term in terms_of(entity):
                document.add_text(field, term)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def candidates(self, query: Any) -> list[str]:
        """Find the ids of the best candidates of kinds that may match."""
        should = [
            (
                tantivy.Occur.Should,
                tantivy.Query.boost_query(
                    tantivy.Query.term_query(self._schema, field, term),
                    BOOSTS[field],
                ),
            )
            for field, term in sorted(terms_of(query))
        ]
        if not should:
            return []
        kinds = [one.name for one in query.schema.matchable_schemata]
        of_kind = tantivy.Query.term_set_query(self._schema, "schema", kinds)
        asked = tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Must, tantivy.Query.boolean_query(should)),
                (tantivy.Occur.Must, tantivy.Query.const_score_query(of_kind, 0.0)),
            ]
        )
        hits = self._searcher.search(asked, CANDIDATES).hits
        return [self._searcher.doc(address)["id"][0] for _, address in hits]


def by_words(
    listed: dict[str, Any], queries: list[Any]
) -> Iterator[tuple[list[str], float]]:
    """Give each query its candidates and the CPU seconds that finding them took."""
    index = Words(listed)
    for query in queries:
        start = time.process_time()
        found = index.candidates(query)
        yield found, time.process_time() - start


def by_blocker(
    listed: dict[str, Any], queries: list[Any]
) -> Iterator[tuple[list[str], float]]:
    """Do the same with the index that nomenklatura matches files with."""
    dataset = Dataset.make({"name": "listed", "title": "Listed"})
    store: Any = MemoryStore(dataset, Linker({}))
    with store.writer() as writer:
        for entity in listed.values():
            writer.add_entity(_statements(dataset, entity))
    with tempfile.TemporaryDirectory() as folder:
        index = Index(store.default_view(), Path(folder))
        index.build()
        asked = [_statements(dataset, query) for query in queries]
        start = time.process_time()
        found = {
            str(key): [str(match) for match, _ in matches]
            for key, matches in index.match_entities(asked)
        }
        each = (time.process_time() - start) / len(queries)
        index.close()
    for query in queries:
        yield found.get(query.id, []), each


def _statements(dataset: Any, entity: Any) -> Any:
    return StatementEntity.from_data(dataset, entity.to_dict(), cleaned=True)


def answer(
    scorer: tuple[Any, Any], query: Any, candidates: list[Any], wanted: str | None
) -> tuple[float, str, float, float]:
    """Score all candidates: best score and id, the wanted one's score, CPU seconds."""
    algorithm, config = scorer
    start = time.process_time()
    scored = [(algorithm.compare(query, c, config).score, c.id) for c in candidates]
    spent = time.process_time() - start
    best, key = max(scored, default=(0.0, ""))
    return best, key, max((s for s, k in scored if k == wanted), default=0.0), spent


def main() -> None:
    """Answer until the input ends."""
    first, *lines = map(json.loads, sys.stdin)
    listed = {key: entity_of(key, kind, has) for key, kind, has in first["listed"]}
    # Ids differ in every query: logic-v2 keeps names by id.
    queries = [
        entity_of(f"q{number}", line["kind"], line["properties"])
        for number, line in enumerate(lines)
    ]
    scorers = {}
    for name in first["algorithms"]:
        algorithm = get_algorithm(name)
        scorers[name] = algorithm, algorithm.default_config()
        # The first comparison loads word lists for seconds; that is not counted.
        pair = [entity_of(f"{name}{n}", "Person", {"name": ["Warm Up"]}) for n in "ab"]
        algorithm.compare(*pair, scorers[name][1])
    if first["search"] == "own":
        found: Iterator[tuple[list[str], float]] = (
            ([line["wanted"]], 0.0) for line in lines
        )
    else:
        search = by_words if first["search"] == "words" else by_blocker
        found = search(listed, queries)
    for query, line, (keys, spent) in zip(queries, lines, found, strict=True):
        candidates = [listed[key] for key in keys]
        told: dict[str, Any] = {
            name: answer(scorer, query, candidates, line.get("wanted"))
            for name, scorer in scorers.items()
        }
        print(json.dumps({**told, "search": spent, "candidates": len(keys)}))


if __name__ == "__main__":
    main()
