"""Find who is blocked through owners with networkx, plainly written.

Reads one JSON object from standard input: {"holdings": [[owner, owned, units], …],
"listed": [id, …], "least": units}; writes one with who is blocked, and seconds of CPU.
Run by `peers.py` with the interpreter of `.venv-peers`; nothing of Clearance is
imported here. networkx has no such function: this is what one writes with it.
"""

import json
import sys
import time
from collections import deque

import networkx as nx  # type: ignore[import-untyped]


def blocked(graph: nx.DiGraph, listed: list[str], least: int) -> set[str]:
    """Let the set grow: a blocked owner passes on its whole holding."""
    found = {one for one in listed if one in graph}
    held = dict.fromkeys(graph, 0)
    queue = deque(found)
    while queue:
        owner = queue.popleft()
        for owned, holding in graph[owner].items():
            held[owned] += holding["units"]
            if owned not in found and held[owned] >= least:
                found.add(owned)
                queue.append(owned)
    return found


def main() -> None:
    """Build the graph, decide, tell."""
    asked = json.loads(sys.stdin.readline())
    start = time.process_time()
    graph = nx.DiGraph()
    for owner, owned, units in asked["holdings"]:
        graph.add_edge(owner, owned, units=units)
    built = time.process_time()
    found = blocked(graph, asked["listed"], asked["least"])
    decided = time.process_time()
    told = {
        "blocked": sorted(found),
        "build": built - start,
        "decide": decided - built,
        "version": nx.__version__,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
