"""Score pairs of names with a matcher of nomenklatura, in its own environment.

Reads JSON lines from standard input: {"algorithm": name}, then [schema, name, name]
each; writes a score a line. Run by `peers.py` with the interpreter of
`.venv-peers`; nothing of Clearance is imported here.
"""

import json
import sys

from followthemoney.proxy import EntityProxy
from nomenklatura.matching import get_algorithm  # type: ignore[import-not-found]


def main() -> None:
    """Answer until the input ends."""
    algorithm = get_algorithm(json.loads(sys.stdin.readline())["algorithm"])
    config = algorithm.default_config()
    for number, line in enumerate(sys.stdin):
        schema, *names = json.loads(line)
        # Ids differ in every pair: logic-v2 keeps names by id.
        one, other = (
            EntityProxy.from_dict(
                {
                    "id": f"{number}-{side}",
                    "schema": schema,
                    "properties": {"name": [name]},
                }
            )
            for side, name in enumerate(names)
        )
        print(algorithm.compare(one, other, config).score)


if __name__ == "__main__":
    main()
