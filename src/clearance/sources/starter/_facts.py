"""How the starter set's facts are written down, and what makes one unacceptable."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from clearance.errors import InvalidValueError, UnreadableFileError
from clearance.sources import SnapshotFiles
from clearance.values import IDENTIFIER_TYPES, PartialDate, load_yaml, parse_identifier

Grade = Literal["A", "B", "C", "D"]
"""How well a fact is known: A read in an official file, B read in an extract of one,
C general knowledge, well established, D general knowledge, uncertain or outdated."""

Kind = Literal[
    "Person", "Company", "Organization", "PublicBody", "LegalEntity", "Vessel"
]
Field_ = Literal[
    "name", "cyrillic", "aliases", "former", "weak", "birth_date", "identifiers",
    "wallets", "listings", "secondary", "linked", "flag",
]  # fmt: skip
_AUTHORITIES = "authorities.yml"
_Id = Annotated[str, Field(pattern=r"^starter-[a-z0-9]+(-[a-z0-9]+)*$")]
_Text = Annotated[str, Field(min_length=1)]
_Country = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
_Share = Annotated[str, Field(pattern=r"^>?\d{1,3}(\.\d+)?$")]


def _partial(text: str) -> str:
    return PartialDate.parse(text).text


_Partial = Annotated[str, AfterValidator(_partial)]
_Model = TypeVar("_Model", bound=BaseModel)


class _Strict(BaseModel):
    """Frozen, and an unknown key is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Authority(_Strict):
    """Who lists; `programmes` names what a reference's first letters stand for."""

    name: _Text
    country: _Text
    url: _Text
    programmes: Mapping[str, str] = {}


class Risk(_Strict):
    """What a secondary-sanctions notice refers to, in force since that day."""

    instrument: _Text
    programme: _Text | None = None
    section: str | None = None
    since: date | None = None


class Listed(_Strict):
    """One designation: by whom, on which list, under which reference, from when.

    `after` is the last day on which the party is known not to have been listed yet,
    where the first day of the listing is unknown. `until` is the first day on which it
    was no longer listed. Either `reference` or `url` says where to check.
    """

    by: _Text
    list_: _Text = Field(alias="list")
    reference: str | None = None
    url: str | None = None
    programmes: tuple[_Text, ...] = ()
    directive: str | None = None
    from_: date | None = Field(None, alias="from")
    after: date | None = None
    until: date | None = None
    grade: Grade | None = None

    @model_validator(mode="after")
    def _makes_sense(self) -> "Listed":
        if self.reference is None and self.url is None:
            raise ValueError("has neither a reference nor a url to be checked against")
        if self.from_ is not None and self.after is not None:
            raise ValueError("has both `from` and `after`: one is enough")
        if self.until is not None and (self.from_ or date.min) >= self.until:
            raise ValueError("ends before it begins")
        return self


class Document(_Strict):
    """A passport."""

    number: _Text
    country: _Country | None = None


class Wallet(_Strict):
    """An address of a crypto-asset, and the ticker that the list gives it."""

    currency: _Text
    address: _Text


class Party(_Strict):
    """One listed party and all that the starter set says of it."""

    id: _Id
    kind: Kind
    name: _Text
    cyrillic: tuple[_Text, ...] = ()
    aliases: tuple[_Text, ...] = ()
    former: tuple[_Text, ...] = ()
    weak: tuple[_Text, ...] = ()
    birth_date: tuple[_Partial, ...] = ()
    birth_place: tuple[_Text, ...] = ()
    nationality: tuple[_Country, ...] = ()
    gender: Literal["male", "female"] | None = None
    type: str | None = None
    flag: tuple[_Country, ...] = ()
    countries: tuple[_Country, ...] = ()
    identifiers: Mapping[str, tuple[_Text, ...]] = {}
    passports: tuple[Document, ...] = ()
    wallets: tuple[Wallet, ...] = ()
    listings: tuple[Listed, ...] = Field(min_length=1)
    secondary: tuple[str, ...] = ()
    linked: tuple[_Text, ...] = ()
    grade: Grade
    grades: Mapping[Field_, Grade] = {}

    @model_validator(mode="after")
    def _numbers_are_right(self) -> "Party":
        for name, texts in self.identifiers.items():
            if name not in IDENTIFIER_TYPES:
                raise ValueError(f"{name} is no type of identifier")
            for text in texts:
                parse_identifier(name, text)
        for wallet in self.wallets:
            parse_identifier("crypto", wallet.address)
        return self


class Unlisted(_Strict):
    """An owner that no list names."""

    id: _Id
    kind: Kind
    name: _Text


class Share(_Strict):
    """Who owns how much of what; `check` says where to look it up.

    `share` is a percentage as text, `>50` for a majority without a figure. `from` is
    the first day of the holding and `until` the first day after it, where known.
    """

    owner: _Id
    asset: _Id
    share: _Share
    from_: date | None = Field(None, alias="from")
    until: date | None = None
    grade: Grade
    check: _Text


class Facts(_Strict):
    """Everything in the starter set, checked as a whole."""

    authorities: Mapping[str, Authority]
    risks: Mapping[str, Risk]
    parties: tuple[Party, ...]
    unlisted: tuple[Unlisted, ...]
    ownership: tuple[Share, ...]

    @model_validator(mode="after")
    def _holds_together(self) -> "Facts":
        known = Counter([p.id for p in self.parties] + [u.id for u in self.unlisted])
        wrong = [f"{id_} stands {n} times" for id_, n in known.items() if n > 1]
        for party in self.parties:
            wrong += self._strangers_of(party, known)
        for share in self.ownership:
            ends = {share.owner, share.asset} - known.keys()
            wrong += [f"nobody is called {end} (ownership)" for end in sorted(ends)]
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    def _strangers_of(self, party: Party, known: Mapping[str, int]) -> Iterable[str]:
        for listed in party.listings:
            if listed.by not in self.authorities:
                yield f"{party.id}: no authority is called {listed.by}"
        for risk in party.secondary:
            if risk not in self.risks:
                yield f"{party.id}: no risk is called {risk}"
        for other in party.linked:
            if other.startswith("starter-") and other not in known:
                yield f"{party.id}: nobody is called {other}"


def read_facts(snapshot: SnapshotFiles) -> Facts:
    """Read all files of the starter set and check them, alone and together.

    Raises UnreadableFileError, naming the file, the party and the field, for what is
    not well-formed, for a number whose check digit is wrong, for an id that stands
    twice and for a link to somebody who is not there.
    """
    whole: dict[str, Any] = {"parties": [], "unlisted": [], "ownership": []}
    for name in snapshot.names:
        if name.endswith(".yml"):
            _add(whole, _document(snapshot, name), name)
    return _validated(Facts, whole, "the starter set")


def _document(snapshot: SnapshotFiles, name: str) -> Mapping[str, Any]:
    with snapshot.open(name) as stream:
        try:
            text = stream.read().decode("utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableFileError(
                f"{name} is not text in UTF-8: byte {error.start} is wrong."
            ) from error
    document = load_yaml(text, name)
    if not isinstance(document, Mapping):
        raise UnreadableFileError(f"{name} holds no facts: it must be a mapping.")
    return document


def _add(whole: dict[str, Any], document: Mapping[str, Any], name: str) -> None:
    allowed = {"authorities", "risks"} if name == _AUTHORITIES else {
        "parties", "unlisted", "ownership"
    }  # fmt: skip
    unknown = sorted(set(document) - allowed)
    if unknown:
        raise UnreadableFileError(f"{name} has an unknown section: {unknown[0]}.")
    for section, content in document.items():
        if section in ("authorities", "risks"):
            whole[section] = content
        elif section == "parties":
            whole[section] += [_party(record, name) for record in content]
        else:
            whole[section] += content


def _party(record: Any, name: str) -> Party:
    who = record.get("id", "a party") if isinstance(record, Mapping) else "a party"
    return _validated(Party, record, f"{name}, {who}")


def _validated(model: type[_Model], content: Any, where: str) -> _Model:
    try:
        return model.model_validate(content)
    except (ValidationError, InvalidValueError) as error:
        faults = [str(error)]
        if isinstance(error, ValidationError):
            faults = [
                f"{'.'.join(str(part) for part in fault['loc']) or 'it'}: "
                f"{fault['msg'].removeprefix('Value error, ')}"
                for fault in error.errors()
            ]
        raise UnreadableFileError(f"{where}: {'; '.join(faults)}") from error
