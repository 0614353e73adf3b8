"""What a parser read of a list, what it understood of it, and what it did not."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from clearance.errors import ListRefusedError

_EXAMPLES = 50
_SENTENCES = 500


class Audit:
    """The counts that a parser keeps while it reads one snapshot.

    Nothing of a list is dropped silently: what no rule understood is counted here and
    shown by `clearance sources --audit`; fields left out on purpose stand by name.

    *accepted* says that a person has looked at this very snapshot and takes it as it
    is: what is refused otherwise is then only noted.
    """

    def __init__(self, *, accepted: bool = False) -> None:
        self._accepted = accepted
        self._columns: dict[str, list[str]] = {}
        self._new: dict[str, Counter[str]] = {}
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

    def refuse(self, sentence: str) -> None:
        """Say that the file is not the list that the parser knows.

        *sentence* says what is wrong with it. Raises ListRefusedError, unless a person
        has accepted this snapshot: then it is noted as a problem.
        """
        if not self._accepted:
            raise ListRefusedError(sentence, acceptable=True)
        self.problem(f"Accepted: {sentence}")

    def columns(
        self,
        table: str,
        found: Sequence[str],
        layouts: Mapping[str, Sequence[str]],
        *,
        optional: Collection[str] = (),
    ) -> str:
        """Say which of the known layouts of a table its headings are, by name.

        It is the largest whose columns are all among *found*. Headings that are
        neither in it nor *optional* are noted as not understood. Where none fits, the
        snapshot is refused, or if it was accepted, the layout with the fewest columns
        missing is taken.
        """
        self._columns[table] = list(found)
        here = set(found)
        lacking = {
            name: [c for c in of if c not in here] for name, of in layouts.items()
        }
        best = min(layouts, key=lambda name: (len(lacking[name]), -len(layouts[name])))
        if lacking[best]:
            self.refuse(
                f"{table} lacks the column{'s' if len(lacking[best]) > 1 else ''}"
                f" {', '.join(lacking[best])}."
            )
        known = {*layouts[best], *optional}
        for heading in found:
            if heading not in known:
                self.not_understood("column", heading, table)
        return best

    def category(self, what: str, value: str, known: Collection[str]) -> bool:
        """Say whether *value* is one of the *known* categories of a sort.

        One that is not is remembered, and the load refused once all is read, unless a
        person accepted it: for what decides how an entry is read, such as its type.
        """
        if value in known:
            return True
        self._new.setdefault(what, Counter())[value] += 1
        return False

    def refuse_new_categories(self) -> None:
        """Refuse the snapshot where it has categories never seen; see `refuse`."""
        if self._new:
            told = [
                f"{what} {value!r} ({number:,} times)"
                for what, values in self._new.items()
                for value, number in values.most_common(5)
            ]
            self.refuse(f"It has categories never seen before: {'; '.join(told)}.")

    def record(self) -> dict[str, Any]:
        """Give all of it as plain JSON values, to be kept with the version.

        Keys: counts, understood, not_understood (what -> total and examples), ignored,
        columns (table -> headings), new_categories (what -> value -> number),
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
            "columns": {table: list(found) for table, found in self._columns.items()},
            "new_categories": {w: dict(values) for w, values in self._new.items()},
            "problems": list(self._problems),
            "problem_count": self._problem_count,
        }
