"""What some facts change: what a rule says with them that it does not say without."""

from clearance.finding import Finding, Outcome

from ._decide import Facts
from ._model import Rule


def beyond(rule: Rule, facts: Facts, without: Facts) -> Finding | None:
    """Give what a rule says of facts, unless it says so without some of them, too.

    None where it catches nothing, or says the same either way; an answer that is open
    counts only where the rule catches nothing without, or asks without all that it asks
    with, and more. Raises LawError as decide does.
    """
    finding, other = facts.decide(rule), without.decide(rule)
    if finding is None or finding.outcome is Outcome.NOT_CAUGHT:
        return None
    if other is None or other.outcome is Outcome.NOT_CAUGHT:
        return finding
    if finding.outcome is Outcome.UNKNOWN:
        return finding if set(_asked(finding)) < set(_asked(other)) else None
    same = finding.outcome is other.outcome and _asked(finding) == _asked(other)
    return None if same else finding


def _asked(finding: Finding) -> tuple[str, ...]:
    return tuple(question.fact for question in finding.missing)
