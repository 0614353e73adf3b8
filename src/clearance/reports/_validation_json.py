"""What validation and calibration found, as JSON."""

from collections.abc import Sequence

from clearance.validation import Scores, Share

from ._json import as_json
from ._validation import Basis, CalibrationReport, Detected, ValidationReport


def render_validation_json(report: ValidationReport) -> str:
    """Write all that was measured as JSON of the shape `clearance.validation/1`."""
    levels = report.basis.thresholds
    return as_json(
        {
            "schema": "clearance.validation/1",
            **_basis(report.basis),
            "detection": {
                "total": _scores(report.total, levels),
                "by_kind": [_scores(one, levels) for one in report.kinds],
                "by_class": [_detected(one, levels) for one in report.classes],
                "by_script": [_detected(one, levels) for one in report.scripts],
                "by_second_name": [
                    _detected(one, levels) for one in report.second_names
                ],
            },
            "innocents": dict(report.innocents),
            "false_positives": [
                {
                    "threshold": one.threshold,
                    "name_only": _share(one.names),
                    "with_details": _share(one.details),
                }
                for one in report.false_positives
            ],
        }
    )


def render_calibration_json(report: CalibrationReport) -> str:
    """Write what thresholds mean as JSON of the shape `clearance.calibration/1`."""
    return as_json(
        {
            "schema": "clearance.calibration/1",
            **_basis(report.basis),
            "file": report.file,
            "file_sha256": report.file_sha256,
            "rows": report.rows,
            "columns": [
                {"header": header, "meaning": meaning}
                for header, meaning in report.columns
            ],
            "levels": [
                {
                    "threshold": level.threshold,
                    "setting": report.basis.marked(level.threshold) or None,
                    "alerts": _share(level.alerts),
                    "alerts_per_1000": round(level.alerts.share * 1000, 3),
                    "matches": level.matches,
                    "by_kind": dict(level.by_kind),
                    "by_reason": dict(level.by_reason),
                    "detection": _share(level.detection),
                    "recall": level.recall and _share(level.recall),
                    "precision": level.precision and _share(level.precision),
                }
                for level in report.levels
            ],
            "problems": [
                {"line": line, "sentence": sentence}
                for line, sentence in report.problems
            ],
        }
    )


def _basis(basis: Basis) -> dict[str, object]:
    return {
        "made_at": basis.made_at,
        "as_of": basis.as_of,
        "clearance_version": basis.clearance_version,
        "lexicon_sha256": basis.lexicon,
        "seed": basis.seed,
        "wanted_per_class": basis.wanted,
        "thresholds": list(basis.thresholds),
        "settings": dict(basis.marks),
        "lists": list(basis.lists),
        "parties": basis.parties,
        "names": basis.names,
        "notes": list(basis.notes),
    }


def _share(share: Share) -> dict[str, object]:
    low, high = share.interval
    return {
        "count": share.count,
        "total": share.total,
        "share": round(share.share, 6),
        "interval_95": [round(low, 6), round(high, 6)],
    }


def _scores(scores: Scores, levels: Sequence[float]) -> dict[str, object]:
    return {
        "name": scores.name,
        "title": scores.title,
        "asked": len(scores.scores),
        "found": [{"threshold": at, **_share(scores.at(at))} for at in levels],
    }


def _detected(one: Detected, levels: Sequence[float]) -> dict[str, object]:
    return {**_scores(one.scores, levels), "missed": list(one.missed)}
