"""Comparing every listed name: what the search must lose nothing of."""

from clearance.entities import Entity, Listing
from clearance.screening import Index, Options, Query

NAMES = ("Roman PTITSYN", "Roman PTITSIN", "Peter SMITH", "Anna PTITSYN")


def test_comparing_everything_needs_no_search_to_find() -> None:
    """All listed names are compared, or those of some parties; the scores are one."""
    index = Index.build(
        Listing(Entity(str(at), "Person", {"name": (name,)}, ("x",)))
        for at, name in enumerate(NAMES)
    )
    query, options = Query(names=("Roman Ptitsyn",)), Options(threshold=0.3, limit=50)

    everyone = index.compare_all(query, options)
    scores = {match.listing.entity.id: match.score for match in everyone}
    searched = {m.listing.entity.id: m.score for m in index.screen(query, options)}

    assert {"0", "1"} <= scores.keys()
    assert searched.items() <= scores.items()
    one = index.compare_all(query, options, parties=("1", "nobody"))
    assert [("1", scores["1"])] == [(m.listing.entity.id, m.score) for m in one]
    assert () == index.compare_all(query, options, parties=())
