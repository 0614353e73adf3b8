"""Facts as texts: NAME=VALUE."""

from clearance.errors import InvalidValueError, UsageError
from clearance.values import read_day


def facts_of(written: list[str]) -> dict[str, object]:
    """Read facts: yes and no, a day, a list in brackets, else the text itself.

    Raises UsageError for one without a value.
    """
    return dict(map(_fact, written))


def _fact(written: str) -> tuple[str, object]:
    name, sign, value = written.partition("=")
    if not sign:
        raise UsageError(f"fact takes NAME=VALUE, not {written[:60]!r}.")
    return name.strip(), _value(value.strip())


def _value(text: str) -> object:
    if text.startswith("[") and text.endswith("]"):
        return [part.strip() for part in text[1:-1].split(",") if part.strip()]
    if text in {"true", "yes", "false", "no"}:
        return text in {"true", "yes"}
    try:
        return read_day(text, "fact")
    except InvalidValueError:
        return text
