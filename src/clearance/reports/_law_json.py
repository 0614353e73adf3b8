"""The rule book as JSON."""

from typing import Any

from clearance.law import Check, Fact, Rule

from ._json import as_json
from ._law_values import LawChanges, RulesFound, RuleShown


def render_rules_json(found: RulesFound) -> str:
    """Write the rules that were found, whole."""
    return as_json(
        {
            "schema": "clearance.law/1",
            "rule_book": found.book.digest,
            "day": found.day,
            "rules": [_rule(rule) for rule in found.rules],
        }
    )


def render_rule_json(shown: RuleShown) -> str:
    """Write one rule whole, with the examples and exceptions."""
    return as_json(
        {
            "schema": "clearance.law.rule/1",
            "rule_book": shown.book.digest,
            "day": shown.day,
            **_rule(shown.rule),
            "figures": {
                name: None if (spell := one.on(shown.day)) is None else spell.value
                for name, one in shown.rule.parameters.items()
            },
            "excepted_by": [one.id for one in shown.exceptions],
            "examples": [
                {
                    "name": case.name,
                    "day": case.day,
                    "facts": dict(case.facts),
                    "expect": case.expect
                    if isinstance(case.expect, str)
                    else case.expect.model_dump(mode="json", exclude_unset=True),
                    "source": case.source,
                }
                for case in shown.cases
            ],
        }
    )


def render_law_changes_json(changes: LawChanges) -> str:
    """Write what turned in the law between two days."""
    return as_json(
        {
            "schema": "clearance.law.diff/1",
            "rule_book": changes.book.digest,
            "from": changes.start,
            "to": changes.end,
            "changes": [
                {
                    "day": turn.day,
                    "rule": turn.rule.id,
                    "title": turn.rule.title,
                    "what": turn.what,
                    "figure": turn.figure,
                    "before": turn.before and turn.before.value,
                    "after": turn.after.value,
                    "label": turn.after.label,
                    "source": turn.after.source,
                    "confidence": turn.after.confidence,
                }
                for turn in changes.turns
            ],
        }
    )


def render_law_check_json(found: Check) -> str:
    """Write the faults and the coverage of the book."""
    return as_json({"schema": "clearance.law.check/1", "found": found})


def render_law_facts_json(facts: tuple[Fact, ...]) -> str:
    """Write the facts that rules ask about."""
    return as_json([fact.model_dump(mode="json") for fact in facts])


def _rule(rule: Rule) -> dict[str, Any]:
    return rule.model_dump(mode="json", by_alias=True, exclude_none=True)
