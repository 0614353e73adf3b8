"""What an engine answers: an outcome, why, on what it rests, and what is missing."""

from ._finding import Finding, Grade, Outcome, Question, Step, Tried, lowest, worst

__all__ = [
    "Finding",
    "Grade",
    "Outcome",
    "Question",
    "Step",
    "Tried",
    "lowest",
    "worst",
]
