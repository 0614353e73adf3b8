"""The application: the only place where lists, screening and reports are wired."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._add_source import AddSourceRequest, add_source
    from ._assess import AssessmentRequest, assess_deal
    from ._calibrate import CalibrationRequest, calibrate
    from ._compare import CompareRequest, compare
    from ._desk import Desk, Entities, Lists
    from ._diff import diff
    from ._divergence import DivergenceRequest, divergence
    from ._entity import EntityRequest, JudgementRequest, entity, judge
    from ._export import ExportRequest, export
    from ._exposure import ExposureRequest, exposure
    from ._job_table import SORTS, JobTable, SortedBy, TableWish, job_table
    from ._jobs import (
        JobKind,
        JobRequest,
        find_job,
        find_jobs,
        folder_of,
        forget_job,
        forget_old_jobs,
        results_of,
        stop_job,
        submit_job,
    )
    from ._law import (
        LawRequest,
        law,
        law_changes,
        law_check,
        law_facts,
        law_rule,
    )
    from ._overview import audits, sources
    from ._owners import (
        ImpliedRequest,
        OwnersRequest,
        blocked_by_ownership,
        owners,
    )
    from ._penalty import PenaltyRequest, penalty
    from ._prepare import prepare, warm
    from ._progress import Progress, Silent, Step
    from ._queries import query_with
    from ._requests import DiffRequest, ScreeningRequest, UpdateRequest
    from ._runner import Runner, run_jobs, runner_beside
    from ._sample import demo_exposure_request, demo_owners_request, demo_request
    from ._screen import Parts, ScreenedPart, screen, screen_parts
    from ._thing import Surroundings, surroundings
    from ._update import update
    from ._uploads import forget_upload, new_upload, private_file, safe_name
    from ._validate import ValidationRequest, validate
    from ._versions import versions_told
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "SORTS",
    "AddSourceRequest",
    "AssessmentRequest",
    "CalibrationRequest",
    "CompareRequest",
    "Desk",
    "DiffRequest",
    "DivergenceRequest",
    "Entities",
    "EntityRequest",
    "ExportRequest",
    "ExposureRequest",
    "ImpliedRequest",
    "JobKind",
    "JobRequest",
    "JobTable",
    "JudgementRequest",
    "LawRequest",
    "Lists",
    "OwnersRequest",
    "Parts",
    "PenaltyRequest",
    "Progress",
    "Runner",
    "ScreenedPart",
    "ScreeningRequest",
    "Silent",
    "SortedBy",
    "Step",
    "Surroundings",
    "TableWish",
    "UpdateRequest",
    "ValidationRequest",
    "add_source",
    "assess_deal",
    "audits",
    "blocked_by_ownership",
    "calibrate",
    "compare",
    "demo_exposure_request",
    "demo_owners_request",
    "demo_request",
    "diff",
    "divergence",
    "entity",
    "export",
    "exposure",
    "find_job",
    "find_jobs",
    "folder_of",
    "forget_job",
    "forget_old_jobs",
    "forget_upload",
    "job_table",
    "judge",
    "law",
    "law_changes",
    "law_check",
    "law_facts",
    "law_rule",
    "new_upload",
    "owners",
    "penalty",
    "prepare",
    "private_file",
    "query_with",
    "results_of",
    "run_jobs",
    "runner_beside",
    "safe_name",
    "screen",
    "screen_parts",
    "sources",
    "stop_job",
    "submit_job",
    "surroundings",
    "update",
    "validate",
    "versions_told",
    "warm",
]
