"""Enrich a company from a service with nomenklatura; runs in `.venv-peers`.

Usage: peer_enriches.py ADDRESS. Prints what was matched and what it was expanded to;
nothing of Clearance is imported here.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any


def enrich(address: str, folder: Path) -> dict[str, Any]:
    """Match one company, and follow the best match to what is attached to it."""
    from followthemoney import Dataset, StatementEntity  # noqa: PLC0415
    from nomenklatura.cache import Cache  # type: ignore[import-not-found]  # noqa: PLC0415
    from nomenklatura.db import make_session  # type: ignore[import-not-found]  # noqa: PLC0415
    from nomenklatura.enrich.yente import (  # type: ignore[import-not-found]  # noqa: PLC0415
        YenteEnricher,
    )

    dataset = Dataset.make({"name": "asked", "title": "Asked"})
    session = make_session(f"sqlite:///{folder / 'cache.db'}")
    cache = Cache(session, dataset, create=True)
    enricher = YenteEnricher(dataset, cache, {"api": f"{address}/"})
    asked = StatementEntity.from_data(
        dataset,
        {
            "id": "ours-1",
            "schema": "Company",
            "properties": {"name": ["Sberbank of Russia"], "jurisdiction": ["ru"]},
        },
        cleaned=False,
    )
    matched = list(enricher.match(asked))
    expanded = list(enricher.expand(asked, matched[0]))
    return {
        "matched": [one.caption for one in matched],
        "expanded": [one.schema.name for one in expanded],
        "linked": [
            one.id for one in expanded if matched[0].id in one.get("entity", quiet=True)
        ],
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        sys.stdout.write(json.dumps(enrich(sys.argv[1], Path(place))))
