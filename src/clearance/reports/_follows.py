"""What follows from a match, in a line for each outcome."""

from collections.abc import Iterable, Iterator

from ._document import Follows

_SAID = {
    "prohibited": "Dealing with it is prohibited",
    "needs_licence": "Dealing with it needs a licence",
    "exposed": "Foreigners who deal with it are exposed",
    "unknown": "It depends on the deal",
}


def follows_told(follows: Iterable[Follows]) -> Iterator[str]:
    """Say for each outcome under whose law, and by which rules."""
    by_outcome: dict[str, dict[str, list[str]]] = {}
    for one in follows:
        rules = by_outcome.setdefault(one.outcome, {})
        rules.setdefault(one.jurisdiction.upper(), []).append(one.rule)
    for outcome, places in by_outcome.items():
        told = "; ".join(
            f"{place} ({', '.join(rules)})" for place, rules in places.items()
        )
        yield f"{_SAID.get(outcome, outcome)}: {told}."
