"""Reports: what was screened, searched and found, for people and for machines."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._assessment import GRADE_MEANS, OUTCOME_MEANS, OUTCOME_WORDS, print_assessment
    from ._assessment_html import render_assessment_html
    from ._assessment_json import assessment_document, render_assessment_json
    from ._beside import BesideLine, beside_lines
    from ._changes import (
        CHANGES_COLUMNS,
        ChangesReport,
        print_changes,
        render_changes_csv,
        render_changes_json,
    )
    from ._changes_html import render_changes_html
    from ._csv import CSV_COLUMNS, render_csv
    from ._divergence import (
        DivergenceReport,
        first_told,
        print_divergence,
        stand_told,
    )
    from ._divergence_files import (
        DIVERGENCE_COLUMNS,
        render_divergence_csv,
        render_divergence_json,
    )
    from ._divergence_html import render_divergence_html
    from ._divergence_svg import render_divergence_svg
    from ._document import ScreeningDocument, read_screening, screening_schema
    from ._entity import EntityReport, render_entity_json
    from ._entity_compose import Around, compose_entity, said_on
    from ._entity_html import render_entity_html
    from ._entity_table import print_entity
    from ._exposure import ExposureReport, render_exposure_json
    from ._exposure_html import render_exposure_html
    from ._exposure_svg import render_exposure_svg
    from ._exposure_table import print_exposure, print_exposure_line
    from ._frame import Fill, page_environment
    from ._html import document_html, render_html
    from ._json import json_bytes, render_json
    from ._law import (
        doubts,
        expected_told,
        figure_told,
        print_law_changes,
        print_law_check,
        print_law_facts,
        print_rule,
        print_rules,
        source_told,
        spell_told,
        standing,
        turn_told,
    )
    from ._law_json import (
        render_law_changes_json,
        render_law_check_json,
        render_law_facts_json,
        render_rule_json,
        render_rules_json,
    )
    from ._law_values import (
        AssessmentReport,
        DealParty,
        Hit,
        LawChanges,
        OwnedFact,
        RulesFound,
        RuleShown,
    )
    from ._owners import (
        Coverage,
        Implied,
        ImpliedReport,
        JoinShown,
        OwnersEdge,
        OwnersNode,
        OwnersReport,
        Sold,
        Told,
        Verdict,
        render_implied_json,
        render_owners_json,
        share_told,
    )
    from ._owners_html import render_owners_html
    from ._owners_proof import proof_lines
    from ._owners_svg import render_owners_svg
    from ._owners_table import (
        IMPLIED_COLUMNS,
        print_implied,
        print_owners,
        print_owners_line,
        render_implied_csv,
    )
    from ._parts import (
        ARROW_TYPE,
        IN_PARTS,
        STREAMED,
        PartForm,
        assembled,
        joined_heads,
        part_document,
        pieces,
        without_rows,
    )
    from ._penalty import PenaltyReport, print_penalty, render_penalty_json
    from ._store import (
        SourceAudit,
        SourceStatus,
        UpdateLine,
        print_audit,
        print_sources,
        print_update,
        render_audit_json,
        render_sources_csv,
        render_sources_json,
        render_update_json,
        share,
    )
    from ._table import print_table
    from ._timeline import Span, render_timeline_svg, span_of, spans_of
    from ._validation import (
        Basis,
        CalibrationReport,
        Detected,
        Level,
        Missed,
        ValidationReport,
        print_calibration,
        print_validation,
    )
    from ._validation_html import render_calibration_html, render_validation_html
    from ._validation_json import render_calibration_json, render_validation_json
    from ._values import Comparison, ListUsed, ScreenedRow, ScreeningReport
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "ARROW_TYPE",
    "CHANGES_COLUMNS",
    "CSV_COLUMNS",
    "DIVERGENCE_COLUMNS",
    "GRADE_MEANS",
    "IMPLIED_COLUMNS",
    "IN_PARTS",
    "OUTCOME_MEANS",
    "OUTCOME_WORDS",
    "STREAMED",
    "Around",
    "AssessmentReport",
    "Basis",
    "BesideLine",
    "CalibrationReport",
    "ChangesReport",
    "Comparison",
    "Coverage",
    "DealParty",
    "Detected",
    "DivergenceReport",
    "EntityReport",
    "ExposureReport",
    "Fill",
    "Hit",
    "Implied",
    "ImpliedReport",
    "JoinShown",
    "LawChanges",
    "Level",
    "ListUsed",
    "Missed",
    "OwnedFact",
    "OwnersEdge",
    "OwnersNode",
    "OwnersReport",
    "PartForm",
    "PenaltyReport",
    "RuleShown",
    "RulesFound",
    "ScreenedRow",
    "ScreeningDocument",
    "ScreeningReport",
    "Sold",
    "SourceAudit",
    "SourceStatus",
    "Span",
    "Told",
    "UpdateLine",
    "ValidationReport",
    "Verdict",
    "assembled",
    "assessment_document",
    "beside_lines",
    "compose_entity",
    "document_html",
    "doubts",
    "expected_told",
    "figure_told",
    "first_told",
    "joined_heads",
    "json_bytes",
    "page_environment",
    "part_document",
    "pieces",
    "print_assessment",
    "print_audit",
    "print_calibration",
    "print_changes",
    "print_divergence",
    "print_entity",
    "print_exposure",
    "print_exposure_line",
    "print_implied",
    "print_law_changes",
    "print_law_check",
    "print_law_facts",
    "print_owners",
    "print_owners_line",
    "print_penalty",
    "print_rule",
    "print_rules",
    "print_sources",
    "print_table",
    "print_update",
    "print_validation",
    "proof_lines",
    "read_screening",
    "render_assessment_html",
    "render_assessment_json",
    "render_audit_json",
    "render_calibration_html",
    "render_calibration_json",
    "render_changes_csv",
    "render_changes_html",
    "render_changes_json",
    "render_csv",
    "render_divergence_csv",
    "render_divergence_html",
    "render_divergence_json",
    "render_divergence_svg",
    "render_entity_html",
    "render_entity_json",
    "render_exposure_html",
    "render_exposure_json",
    "render_exposure_svg",
    "render_html",
    "render_implied_csv",
    "render_implied_json",
    "render_json",
    "render_law_changes_json",
    "render_law_check_json",
    "render_law_facts_json",
    "render_owners_html",
    "render_owners_json",
    "render_owners_svg",
    "render_penalty_json",
    "render_rule_json",
    "render_rules_json",
    "render_sources_csv",
    "render_sources_json",
    "render_timeline_svg",
    "render_update_json",
    "render_validation_html",
    "render_validation_json",
    "said_on",
    "screening_schema",
    "share",
    "share_told",
    "source_told",
    "span_of",
    "spans_of",
    "spell_told",
    "stand_told",
    "standing",
    "turn_told",
    "without_rows",
]
