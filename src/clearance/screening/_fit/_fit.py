"""What comes of laying one name beside another: the words that meet, and the score."""

from dataclasses import dataclass, field
from typing import NamedTuple

from clearance.names import Likeness, NameParts, Word, skeleton

from ._calibration import MOST

_FORMS = frozenset({"form", "short"})


class Pair(NamedTuple):
    """Words of the query and of the listed name that meet."""

    asked: tuple[Word, ...]
    listed: tuple[Word, ...]
    likeness: Likeness
    weight: float


@dataclass(slots=True)
class NameFit:
    """The outcome of laying one name beside another; `score` runs from 0 to 1.

    `set_aside` are words that stand alone and count for next to nothing there:
    abbreviations, words that say what sort of body it is, and what a listed name says
    again, beside a translated name. `apart` says that syllables tell the names apart.
    """

    pairs: list[Pair]
    asked_alone: list[Word]
    listed_alone: list[Word]
    score: float = 0.0
    remarks: list[tuple[str, float]] = field(default_factory=list)
    set_aside: list[Word] = field(default_factory=list)
    apart: bool = False

    @property
    def is_same(self) -> bool:
        """Whether the names are one, word by word or as wholes."""
        return not (self.asked_alone or self.listed_alone) and all(
            # What is the same as a whole is worth less than 1.
            pair.likeness.value == 1 or pair.likeness.why == "same"
            for pair in self.pairs
        )

    @property
    def is_by_form(self) -> bool:
        """Whether a given name meets in another form that is no spelling of it.

        Diego and Santiago, Tom and Thomas; not Mohammed and Muhammad, which have the
        same consonants.
        """
        return any(
            pair.likeness.why in _FORMS
            and skeleton(pair.asked[0].text) != skeleton(pair.listed[0].text)
            for pair in self.pairs
        )

    def lack_more(self, times: float, remark: str) -> None:
        """Let what the score lacks to the most there is count so many times."""
        if self.score:
            least = max(MOST - (MOST - self.score) * times, 0.0)
            self.lower(least / self.score, remark)

    def lower(self, factor: float, remark: str) -> None:
        """Multiply the score and remember why."""
        self.remarks.append((remark, self.score * (factor - 1)))
        self.score *= factor

    def scale(self, factor: float) -> None:
        """Multiply the score and what lowered it, without a reason of its own."""
        self.score *= factor
        if self.remarks:
            self.remarks = [(text, points * factor) for text, points in self.remarks]


def is_rendered(asked: NameParts, listed: NameParts) -> bool:
    """Say whether a name of another script is asked about that the list has in ours.

    Not the other way round: a party that is listed in its own script has mostly a name
    in Latin letters, too, which those who ask in these letters mean.
    """
    return asked.translated and not listed.translated
