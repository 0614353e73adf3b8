"""Which listed parties are looked for: of what kinds, of which lists, and but whom."""

from clearance.entities import kinds
from clearance.errors import UsageError
from clearance.screening._asked import Options
from clearance.screening._listed import Shelf


def leaves_out(options: Options) -> bool:
    """Say whether some listed parties may not be wanted."""
    return bool(
        options.exclusions or options.kinds is not None or options.sources is not None
    )


def check_wanted(shelf: Shelf, options: Options) -> None:
    """Refuse kinds that are none and lists that are not indexed: an empty answer would
    be taken for an all-clear. Raises UsageError, with what there is."""
    for kind in options.kinds or ():
        kinds()[kind]
    if options.sources and not shelf.sources.issuperset(options.sources):
        unknown = min(set(options.sources) - shelf.sources)
        known = ", ".join(sorted(shelf.sources)) or "none"
        raise UsageError(f"The index has no list {unknown!r}. Use one of: {known}.")


def is_wanted(shelf: Shelf, party: int, options: Options) -> bool:
    """Say whether a party is one of those that are looked for."""
    if options.exclusions:
        ours = {*options.exclusions}
        entity = shelf.listing(party).entity
        if not ours.isdisjoint((entity.id, *entity.referents)):
            return False
    if options.kinds is not None:
        kind = kinds()[shelf.kind_of(party)]
        if not any(kind.is_a(wanted) for wanted in options.kinds):
            return False
    if options.sources is not None:
        return not set(options.sources).isdisjoint(shelf.sources_of(party))
    return True
