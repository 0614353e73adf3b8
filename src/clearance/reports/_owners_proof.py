"""The arithmetic of a proof, line by line, in names instead of ids."""

from collections.abc import Callable, Iterator

from clearance.ownership import Part, Proof, Status

from ._owners import ProofLine, held_told, share_told

_COUNTS = {"whole": "counts", "maybe": "may count", "no": "does not count"}
# Owners that do not count are told one by one up to so many, then summed up.
_MOST = 12

Named = Callable[[str], str]


def proof_lines(proof: Proof, name: Named) -> tuple[ProofLine, ...]:
    """Write a proof as lines, owners further in; *name* gives a party's name."""
    return tuple(_lines(proof, name, 0))


def _lines(proof: Proof, name: Named, depth: int) -> Iterator[ProofLine]:
    who = name(proof.party)
    if proof.ground == "listed":
        yield ProofLine(depth, proof.party, who, "is listed", "listed")
        return
    yield ProofLine(depth, proof.party, who, _sum(proof, name), "sum")
    shown = proof.parts[:_MOST]
    for part in shown:
        yield from _part(part, name, depth + 1)
    rest = proof.parts[_MOST:]
    if rest:
        counting = sum(part.counts != "no" for part in rest)
        text = f"{len(rest)} more owners, {counting} of whom count or may count"
        yield ProofLine(depth + 1, proof.party, "…", text, "no")


def _sum(proof: Proof, name: Named) -> str:
    whose = f", all through {name(proof.person)}" if proof.person else ""
    if proof.ground == "control":
        held = "is controlled by a listed party"
    elif proof.ground == "votes":
        held = f"owners who count have {held_told(proof.counted)} of its votes{whose}"
    else:
        held = f"owners who count hold {held_told(proof.counted)}{whose}"
    test = f"the test is {proof.test}"
    missing = (
        f"; in unknown hands: {share_told(proof.missing)}"
        if proof.missing.high > 0 and proof.status is not Status.BLOCKED
        else ""
    )
    return f"{proof.status}: {held}, and {test}{missing}"


def _part(part: Part, name: Named, depth: int) -> Iterator[ProofLine]:
    if part.stake is not None:
        kind = " of the votes" if part.stake.kind == "votes" else ""
        held = f"{share_told(part.stake.share)}{kind}"
        sources = dict.fromkeys(one.source for one in part.stake.holdings if one.source)
        held += f" [{', '.join(sources)}]" if sources else ""
    else:
        said = (one.text or one.kind.replace("_", " ") for one in part.links)
        held = "; ".join(dict.fromkeys(said)) or "control"
    why = _COUNTS[part.counts]
    if part.proof is not None and part.proof.ground == "listed":
        why += ": listed"
    elif part.told:
        why += ", told above"
    yield ProofLine(depth, part.owner, name(part.owner), f"{held}, {why}", part.counts)
    if part.proof is not None and part.proof.ground != "listed":
        yield from _lines(part.proof, name, depth + 1)
