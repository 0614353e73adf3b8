"""An assessment as one HTML page that needs nothing else and prints well."""

from clearance.finding import Outcome

from ._assessment import (
    GRADE_MEANS,
    OUTCOME_MEANS,
    OUTCOME_WORDS,
    because_told,
    citations_told,
    duty_told,
    source_of,
    tried_told,
    versions_told,
)
from ._deal_parties import alike
from ._exposure import hop_told, questions_of, says_told
from ._frame import Fill, alone
from ._law_values import AssessmentReport


def render_assessment_html(report: AssessmentReport, fill: Fill = alone) -> str:
    """Write verdicts, reasons, questions, differences and steps: no script."""
    told = report.assessment
    return fill(
        "assessment.html.j2",
        report=report,
        told=told,
        caught=[one for one in told.jurisdictions if one.ruled or one.duties],
        quiet=[
            one.name for one in told.jurisdictions if not (one.ruled or one.questions)
        ],
        differs=len({one.outcome for one in told.stances}) > 1,
        words=OUTCOME_WORDS,
        means=OUTCOME_MEANS,
        grades=GRADE_MEANS,
        outcomes=tuple(Outcome),
        because_told=lambda finding: because_told(finding, report.book),
        citations=lambda finding: citations_told(finding, report.book),
        duty_told=duty_told,
        evidence=lambda ruled: alike(report.evidence(ruled)),
        alike=alike,
        hop_told=hop_told,
        questions_of=questions_of,
        says_told=says_told,
        source=lambda source: source_of(source, report.book),
        tried_told=tried_told,
        versions=versions_told(report),
    )
