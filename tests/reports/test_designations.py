"""What a party is listed under, line by line."""

from types import SimpleNamespace

from clearance.reports._compose import designation_sentences
from clearance.reports._document import Designation


def designation(list_: str, programme: str, day: str | None) -> Designation:
    """Make a designation of which no more is known."""
    return Designation(
        id="x",
        source="x",
        authority=None,
        list=list_,
        programme=programme,
        directive=None,
        listed_on=day,
        effective_on=None,
        ends_on=None,
        provisions=(),
        reason=None,
    )


def test_what_is_told_with_a_day_is_not_told_again_without() -> None:
    """Two sets of one list may tell the same, one of them without its day."""
    hit = SimpleNamespace(
        designations=(
            designation("OFSI", "Russia", None),
            designation("OFSI", "Russia", "2023-03-21"),
            designation("OFSI", "Belarus", None),
            designation("SDN", "Russia", None),
            designation("War & Sanctions", "War & Sanctions", None),
        )
    )

    assert designation_sentences(hit) == (  # type: ignore[arg-type]
        "OFSI: Belarus",
        "OFSI: Russia, since 2023-03-21",
        "SDN: Russia",
        "War & Sanctions",
    )
