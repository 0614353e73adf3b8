"""Cuts the cell of identifying information into labelled parts: "DOB: 7.10.1952"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from clearance.sources._party import lookups_of

_PACKAGE = __package__
_LABELLED = re.compile(r"(?P<label>[^:;]{1,150}?)\s*:(?!//)\s*(?P<value>.*)", re.DOTALL)
_SHAPES = (
    ("website", re.compile(r"(?:https?://|www\.|t\.me/)\S+")),
    ("email", re.compile(r"\S+@\S+\.\w+[;,]?")),
    ("phone", re.compile(r"\(?\+[\d\s()./,;+-]+(?:\([a-z ]+\))?")),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of information: how it is read, the label to the letter, the value.

    `rule` is a row of `labels` in the lookups; None where no rule knows the label, or
    there is none.
    """

    rule: Mapping[str, Any] | None
    label: str
    value: str

    @property
    def whole(self) -> str:
        """Label and value as they were written."""
        return f"{self.label}: {self.value}" if self.label else self.value


def read_information(lines: Sequence[str], *, person: bool) -> list[Part]:
    """Cut the lines of a cell into parts.

    A line without a label goes on with the one before where that may run over several
    lines, is told by its shape, or, before any label, is the position of a person and
    the address of a body. All others have no rule.
    """
    parts: list[Part] = []
    for line in lines:
        found = list(_cut(line))
        if found:
            parts += found
            continue
        last = parts[-1] if parts else None
        shape = _shape(line)
        if shape is not None and not (last is not None and _is_open(last)):
            parts.append(Part(_rule_called(shape), "", line))
        elif last is None:
            parts.append(_unlabelled(line, person=person))
        elif _goes_on(last, line):
            parts[-1] = Part(last.rule, last.label, _with(last, line))
        else:
            parts.append(Part(None, "", line))
    return parts


def _cut(line: str) -> Iterator[Part]:
    """Cut one line at its labels; nothing where it does not begin with one."""
    text = line.lstrip(" ,;—–-")
    first = _labels().match(text) or _bare_labels().match(text)
    if first is None:
        unknown = _LABELLED.match(text)
        if unknown is not None and _shape(text) is None:
            rule = _by_last_words(unknown["label"])
            yield from _values(rule, unknown["label"], unknown["value"])
        return
    yield from _values(
        _rules()[_key(first["label"])], first["label"], text[first.end() :]
    )


def _values(rule: Mapping[str, Any] | None, label: str, text: str) -> Iterator[Part]:
    """Give the value of a label, up to the next label in the same line."""
    following = next(
        (m for m in _labels().finditer(text) if _may_begin(text, m.start())), None
    )
    if following is None:
        noted = rule is not None and rule["how"] == "note"
        inner = list(_cut(text)) if noted and _bare_labels().match(text) else []
        yield from inner or [Part(rule, label.strip(), text.strip())]
        return
    yield Part(rule, label.strip(), text[: following.start()].strip())
    after = _rules()[_key(following["label"])]
    yield from _values(after, following["label"], text[following.end() :])


def _may_begin(text: str, start: int) -> bool:
    """Say whether a label may stand there: apart from other words, in no brackets."""
    before = text[:start]
    within = before.count("(") > before.count(")")
    return not within and (not before or before[-1] in " ;,.)")


def _by_last_words(label: str) -> Mapping[str, Any] | None:
    """Read "Israeli passport number" as a passport number: by its last words."""
    for rule in lookups_of(_PACKAGE)["labels"]:
        for word in rule["words"] if rule.get("last_words") else ():
            if re.search(rf"\b{_form(word)}$", label.strip(), re.IGNORECASE):
                found: Mapping[str, Any] = rule
                return found
    return None


def _is_open(part: Part) -> bool:
    return part.rule is not None and (not part.value or part.value.endswith(","))


def _goes_on(last: Part, line: str) -> bool:
    if last.rule is None:
        return False
    bracket = line.startswith("(") and line.endswith(")")
    open_end = not last.value or last.value[-1] in ",;:"
    return bool(last.rule.get("runs_on")) or open_end or bracket


def _with(part: Part, line: str) -> str:
    if not part.value:
        return line
    joined = part.value[-1] in ",;" or line.startswith("(")
    return f"{part.value}{' ' if joined else '; '}{line}"


def _unlabelled(line: str, *, person: bool) -> Part:
    if person:
        return Part(_rule_called("position"), "", line)
    return Part(_rule_called("address") if "," in line else None, "", line)


def _shape(line: str) -> str | None:
    text = line.strip(" ;,")
    return next((name for name, form in _SHAPES if form.fullmatch(text)), None)


def _rule_called(how: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = next(
        rule for rule in lookups_of(_PACKAGE)["labels"] if rule["how"] == how
    )
    return found


def _key(label: str) -> str:
    return " ".join(label.casefold().split()).rstrip(". ")


@cache
def _rules() -> Mapping[str, Mapping[str, Any]]:
    return {
        _key(str(word)): rule
        for rule in lookups_of(_PACKAGE)["labels"]
        for word in (*rule["words"], *rule.get("bare", ()))
    }


@cache
def _labels() -> re.Pattern[str]:
    words = [
        word
        for rule in lookups_of(_PACKAGE)["labels"]
        for word in (*rule["words"], *rule.get("bare", ()))
    ]
    return re.compile(rf"(?<!\w)(?P<label>{_any_of(words)})\.?\s*:\s*", re.IGNORECASE)


@cache
def _bare_labels() -> re.Pattern[str]:
    """Find labels that also stand without a colon, at the head of a line."""
    rules = lookups_of(_PACKAGE)["labels"]
    words = [word for rule in rules for word in rule.get("bare", ())]
    return re.compile(rf"(?P<label>{_any_of(words)})\.?\s+(?=\S)", re.IGNORECASE)


def _any_of(words: Sequence[Any]) -> str:
    return "|".join(_form(word) for word in sorted(map(str, words), key=len)[::-1])


def _form(word: object) -> str:
    return re.escape(str(word).rstrip(".")).replace(r"\ ", r"\s+")
