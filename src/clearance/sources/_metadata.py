"""What we know of a source before reading it: publisher, licence, address, formats."""

from collections.abc import Mapping
from datetime import date
from fnmatch import fnmatchcase
from glob import escape
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from clearance.errors import UnreadableFileError
from clearance.values import load_yaml

_Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class _Strict(BaseModel):
    """Frozen, and an unknown key is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class FileMetadata(_Strict):
    """One official file: its name, and its official address where it has one.

    `also` holds patterns (`*`, `?`) of other names that it goes by on disk, such as
    those with the day in them. `feeds` names the properties and kinds that are mostly
    told by this file: what changed in them cannot be seen where it is missing.
    """

    name: str = Field(min_length=1)
    url: str | None = None
    optional: bool = False
    also: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()

    def is_called(self, name: str) -> bool:
        """Say whether a file of this name is meant, in any case of letters."""
        return any(
            fnmatchcase(name.casefold(), pattern.casefold())
            for pattern in (escape(self.name), *self.also)
        )


class FormatMetadata(_Strict):
    """One official form of a list: the files that make it up.

    `needs` names those without which a set is only partial: all that are not
    optional, unless said otherwise.
    """

    name: _Name
    files: tuple[FileMetadata, ...] = Field(min_length=1)
    needs: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _fill_needs(cls, values: Any) -> Any:
        if isinstance(values, Mapping) and not values.get("needs"):
            listed = [f for f in values.get("files", ()) if isinstance(f, Mapping)]
            needs = [f.get("name") for f in listed if not f.get("optional")]
            return {**values, "needs": needs}
        return values

    @model_validator(mode="after")
    def _needs_are_files(self) -> "FormatMetadata":
        unknown = set(self.needs) - set(self.names)
        if unknown:
            raise ValueError(f"needs {sorted(unknown)}, which are not among its files")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The official names of its files."""
        return tuple(file.name for file in self.files)

    @property
    def expected(self) -> tuple[str, ...]:
        """The names of the files that a whole set has: those not optional."""
        return tuple(file.name for file in self.files if not file.optional)


class Schedule(_Strict):
    """How often a list is published: after `days` without news it is stale."""

    days: int = Field(gt=0)
    note: str = ""


class Derived(_Strict):
    """What a source reads that is no official file but somebody's extract of one.

    `by` names who made it, `of` the list, `lacks` what of the list is not in it;
    `whole` says that every party of the list is, so that one who is not in it is not
    listed.
    """

    by: str = Field(min_length=1)
    of: str = Field(min_length=1)
    lacks: str = Field(min_length=1)
    whole: bool = True


class SourceMetadata(_Strict):
    """The `source.yml` of a source.

    `on_disk` is the folder, authority/list, below which `update --from` looks for
    dated sets. `shipped` is the folder within the source's own package that holds its
    files, for what comes with Clearance. `dated` says that the statements carry
    `listed_from`, so that the list answers for days before it was published.
    `parser_version` is raised when the parser reads more than before: it is part of
    a version's identity. `derived` marks an extract that is not the authority's own
    file; `note` is what users must know of the source. `reader` is for sources that
    users add: which reader of ours reads their files.
    """

    name: _Name
    title: str = Field(min_length=1)
    publisher: str = Field(min_length=1)
    jurisdiction: _Name
    licence: str = Field(min_length=1)
    homepage: str | None = None
    repeats: _Name | None = None
    elsewhere: tuple[str, ...] = ()
    schedule: Schedule | None = None
    on_disk: str | None = None
    shipped: str | None = None
    dated: bool = False
    starter: bool = False
    derived: Derived | None = None
    note: str = ""
    reader: Literal["ftm"] | None = None
    published: date | None = None
    parser_version: int = Field(default=1, gt=0)
    formats: tuple[FormatMetadata, ...] = Field(min_length=1)

    @field_validator("on_disk", "shipped")
    @classmethod
    def _stays_below(cls, folder: str | None) -> str | None:
        if folder is not None and (folder.startswith("/") or ".." in folder.split("/")):
            raise ValueError(f"{folder} leads out of the folder it is meant to be in")
        return folder

    @model_validator(mode="after")
    def _extracts_say_so(self) -> "SourceMetadata":
        if (self.on_disk or "").startswith("derived/") and self.derived is None:
            raise ValueError("it reads an extract, so it must say `derived`")
        return self

    def format(self, name: str) -> FormatMetadata:
        """Give one of its formats by name; a KeyError says there is none."""
        return {form.name: form for form in self.formats}[name]

    @property
    def can_be_fetched(self) -> bool:
        """Whether one of its forms has an official address for all its files."""
        return any(
            all(file.url is not None for file in form.files if not file.optional)
            for form in self.formats
        )

    def is_stale(self, age: int) -> bool:
        """Say whether a version of *age* in days is older than the schedule allows."""
        return self.schedule is not None and age > self.schedule.days

    @property
    def file_names(self) -> frozenset[str]:
        """The official names of all files of all formats."""
        return frozenset(name for form in self.formats for name in form.names)


def parse_metadata(text: str, name: str) -> SourceMetadata:
    """Read a `source.yml`; *name* stands in the message.

    Raises UnreadableFileError for an unknown, missing or wrong key.
    """
    try:
        return SourceMetadata.model_validate(load_yaml(text, name))
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(str(part) for part in fault['loc']) or 'it'}: {fault['msg']}"
            for fault in error.errors()
        )
        raise UnreadableFileError(
            f"{name} is not a source's metadata: {faults}."
        ) from error
