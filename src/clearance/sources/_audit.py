"""What a parser read of a list, what it understood of it, and what it did not."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

_EXAMPLES = 50
_SENTENCES = 500


class Audit:
    """The counts that a parser keeps while it reads one snapshot.

    Nothing of a list is dropped silently: what no rule understood is counted here and
    shown by `clearance sources --audit`; fields left out on purpose stand by name.
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._understood: Counter[str] = Counter()
        self._not_understood: Counter[str] = Counter()
        self._examples: dict[str, list[dict[str, str]]] = {}
        self._ignored: Counter[str] = Counter()
        self._problems: list[str] = []
        self._problem_count = 0

    @property
    def counts(self) -> Mapping[str, int]:
        """What was counted so far: `entries`, `entries.Vessel`, `linked_to` ..."""
        return dict(self._counts)

    def count(self, name: str, by: int = 1) -> None:
        """Count one more of *name*, such as `entries`, or *by* more."""
        self._counts[name] += by

    def understood(self, what: str) -> None:
        """Note that one more *what*, such as a part of a remark, was understood."""
        self._understood[what] += 1

    def not_understood(self, what: str, text: str, subject: str) -> None:
        """Note that no rule understood *text*, which the list says of *subject*.

        All are counted; the first 50 of each *what* are kept to be looked at.
        """
        self._not_understood[what] += 1
        kept = self._examples.setdefault(what, [])
        if len(kept) < _EXAMPLES:
            kept.append({"subject": subject, "text": text})

    def ignored(self, field: str) -> None:
        """Note that a field, named as the list names it, was left out on purpose."""
        self._ignored[field] += 1

    def problem(self, sentence: str) -> None:
        """Note a defect of the file that did not stop the reading.

        *sentence* names the file and the line. All are counted, the first 500 kept.
        """
        self._problem_count += 1
        if self._problem_count <= _SENTENCES:
            self._problems.append(sentence)

    def record(self) -> dict[str, Any]:
        """Give all of it as plain JSON values, to be kept with the version.

        Keys: counts, understood, not_understood (what -> total and examples), ignored,
        problems (sentences) and problem_count.
        """
        return {
            "counts": dict(self._counts),
            "understood": dict(self._understood),
            "not_understood": {
                what: {"total": total, "examples": list(self._examples[what])}
                for what, total in self._not_understood.items()
            },
            "ignored": dict(self._ignored),
            "problems": list(self._problems),
            "problem_count": self._problem_count,
        }
