"""Score pairs with nomenklatura's logic-v2, in that library's own environment.

Reads JSON lines from standard input: first {"listed": {id: [kind, [names]]}}, then
{"query": name, "candidates": [ids]} each; writes the best score for each, and last the
CPU seconds that comparing took, entities included. Run by `screening.py` with the
interpreter of `.venv-peers`; nothing of Clearance is imported here.
"""

import json
import sys
import time
from typing import Any

from followthemoney.proxy import EntityProxy
from nomenklatura.matching import get_algorithm  # type: ignore[import-not-found]


def _entity(key: str, kind: str, names: list[str]) -> Any:
    document = {"id": key, "schema": kind, "properties": {"name": names}}
    return EntityProxy.from_dict(document)


def main() -> None:
    """Answer until the input ends."""
    algorithm = get_algorithm("logic-v2")
    config = algorithm.default_config()
    listed = {
        key: _entity(key, kind, names)
        for key, (kind, names) in json.loads(sys.stdin.readline())["listed"].items()
    }
    # The first comparison loads word lists for seconds; that is not counted.
    algorithm.compare(
        _entity("warm-q", "Person", ["Warm Up"]),
        _entity("warm-l", "Person", ["Worm Up"]),
        config,
    )
    spent = 0.0
    for number, line in enumerate(sys.stdin):
        asked = json.loads(line)
        start = time.process_time()
        # Ids differ in every query: logic-v2 keeps names by id.
        query = _entity(f"q{number}", asked["kind"], [asked["query"]])
        best = max(
            (
                (algorithm.compare(query, listed[key], config).score, key)
                for key in asked["candidates"]
            ),
            default=(0.0, ""),
        )
        spent += time.process_time() - start
        print(json.dumps(best))
    print(json.dumps({"seconds": spent}))


if __name__ == "__main__":
    main()
