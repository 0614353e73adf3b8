"""An assessment as JSON, of the shape `clearance.assessment/1`."""

from typing import Any

from clearance.assessment import Jurisdiction, Open, Ruled

from ._deal_parties import party_document
from ._json import as_json
from ._law_values import AssessmentReport


def render_assessment_json(report: AssessmentReport) -> str:
    """Write an assessment whole: verdicts, reasons, questions, steps and versions."""
    return as_json(assessment_document(report))


def assessment_document(report: AssessmentReport) -> dict[str, Any]:
    """Give an assessment as plain values, for JSON and for a page's twin."""
    told = report.assessment
    return {
        "schema": "clearance.assessment/1",
        "title": told.deal.title,
        "day": told.day,
        "made_at": report.made_at,
        "outcome": told.outcome,
        "deal": told.deal.model_dump(mode="json", exclude_none=True),
        "jurisdictions": [_jurisdiction(report, one) for one in told.jurisdictions],
        "others": {
            name: [_jurisdiction(report, one) for one in several]
            for name, several in told.others.items()
        },
        "questions": [_question(one) for one in told.questions],
        "divergence": told.stances,
        "conflicts": [
            {
                "rule": one.rule.id,
                "title": one.rule.title,
                "text": one.rule.text,
                "level": one.level,
                "source": one.source,
                "confidence": one.confidence,
                "obeying": [rule.id for rule in one.obeying],
                "breaches": [rule.id for rule in one.breaches],
            }
            for one in told.clashes
        ],
        "steps": told.steps,
        "signals": [one.model_dump(mode="json") for one in told.signals],
        "hits": [
            {
                "name": hit.name,
                "party_id": hit.match.listing.entity.id,
                "caption": hit.match.listing.entity.caption,
                "matched_name": hit.match.name,
                "score": hit.match.score,
                "lists": hit.lists,
                "taken": hit.taken,
            }
            for hit in report.hits
        ],
        "versions": {
            "clearance": report.clearance_version,
            "rule_book": told.book,
            "rules_checked_on": told.checked_on,
            "lists": [
                {"source": one.source, "published": one.published}
                for one in report.lists
            ],
        },
        "parties": [party_document(one) for one in report.parties],
        "files": report.files,
        "notes": report.notes,
    }


def _jurisdiction(report: AssessmentReport, one: Jurisdiction) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "outcome": one.outcome,
        "confidence": one.confidence if one.ruled else None,
        "findings": [_ruled(report, ruled) for ruled in one.ruled],
        "duties": [
            {
                "rule": duty.rule.id,
                "title": duty.rule.title,
                "applies": duty.applies,
                "source": duty.source,
                "confidence": duty.confidence,
                "missing": duty.missing,
            }
            for duty in one.duties
        ],
        "questions": [_question(question) for question in one.questions],
        "verify": one.verify,
        "errors": one.errors,
    }


def _ruled(report: AssessmentReport, ruled: Ruled) -> dict[str, Any]:
    finding = ruled.finding
    return {
        "rule": finding.rule,
        "title": finding.title,
        "outcome": finding.outcome,
        "about": ruled.about,
        "because": finding.because,
        "citations": finding.citations,
        "owners": [
            {"fact": fact.fact, "value": fact.value, "holders": fact.holders}
            for fact in report.evidence(ruled)
        ],
        "confidence": finding.confidence,
        "missing": finding.missing,
        "tried": finding.tried,
        "conditions": finding.conditions,
        "parameters": {
            name: sorted(value) if isinstance(value, frozenset) else value
            for name, value in finding.parameters.items()
        },
        "verify": finding.verify,
        "note": finding.note,
    }


def _question(one: Open) -> dict[str, Any]:
    return {
        "fact": one.question.fact,
        "question": one.question.text,
        "about": one.about,
        "rules": one.rules,
    }
