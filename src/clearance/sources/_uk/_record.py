"""One listed party as the files of the United Kingdom describe it, field by field."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Record:
    """An entry put together from all rows or elements that speak of it.

    `id` is the list's own number, `kind` individual, entity, ship or what else the
    list says, in small letters. `fields` holds what is said per field, each once and
    in order; most fields have one text, some a pair:

    name (Name 1 ... Name 6, name type, alias strength), terms (regime, designation
    source, sanctions imposed, day designated, day updated, reasons), address (line,
    country), birth (town, country), passport and national_id (number, further
    information).
    """

    id: str
    kind: str = ""
    fields: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)

    def add(self, name: str, *texts: str) -> None:
        """Note what is said for a field, unless it is nothing or was said before."""
        said = tuple(text.strip() for text in texts)
        known = self.fields.setdefault(name, [])
        if any(said) and said not in known:
            known.append(said)

    def add_terms(self, *texts: str) -> None:
        """Note the terms of a designation, of which an extract may say nothing."""
        self.fields.setdefault("terms", []).append(texts)

    def all(self, name: str) -> list[tuple[str, ...]]:
        """Give what was said for a field, all parts of it."""
        return self.fields.get(name, [])

    def texts(self, name: str) -> list[str]:
        """Give the first part of all that was said for a field."""
        return [said[0] for said in self.all(name) if said[0]]
