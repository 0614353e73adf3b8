"""Which properties tie a thing to the party it belongs to."""

from functools import cache

import pyarrow as pa  # type: ignore[import-untyped]

from clearance.entities import kinds

# Things that may be searched for, yet belong to their holder where they have one.
_HELD = {"CryptoWallet": "holder", "Security": "issuer"}


@cache
def pointer_table() -> pa.Table:
    """List (kind, property, held): the ways in which a thing is attached to a party.

    Designations, documents and relations point with each property that holds an id.
    Wallets and securities, which are `held`, point at their holder or issuer.
    """
    rows = [
        (kind.name, prop.name, False)
        for kind in kinds()
        if not kind.matchable
        for prop in kind.properties.values()
        if prop.type == "entity"
    ]
    rows += [(kind, prop, True) for kind, prop in _HELD.items()]
    names = ["kind", "property", "held"]
    return pa.table(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))


@cache
def kind_table() -> pa.Table:
    """List (kind, matchable, designation) for every kind."""
    every = list(kinds())
    return pa.table(
        {
            "kind": [kind.name for kind in every],
            "matchable": [kind.matchable for kind in every],
            "designation": [kind.is_a("Sanction") for kind in every],
        }
    )


@cache
def id_properties(kind: str) -> tuple[str, ...]:
    """Name the properties of a kind whose values are ids of other things."""
    properties = kinds()[kind].properties.values()
    return tuple(prop.name for prop in properties if prop.type == "entity")


@cache
def id_property_names() -> tuple[str, ...]:
    """Name the properties that hold ids, of any kind."""
    return tuple(
        sorted({name for kind in kinds() for name in id_properties(kind.name)})
    )
