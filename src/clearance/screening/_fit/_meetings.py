"""Which words may meet which: found once for every two words that come together."""

from clearance.names import (
    Likeness,
    NameParts,
    Role,
    Word,
    heard_alike,
    is_of_abroad,
    may_stand_for,
    transcribed_alike,
    word_likeness,
)

from ._akin import AKIN_LIKE, may_be_abroad
from ._scorecard import (
    FATHER_LISTED,
    INITIAL_LIKE,
    PLACE_ASKED,
    PLACE_LISTED,
    Weigh,
    word_weight,
)

_LEAST_LIKENESS = 0.55
LEAST_SYLLABIC = 0.87  # another form of the word, and no slip
_LEAST_BOTH_SYLLABIC = 0.95  # other signs for the same sounds
_LEAST_PARTICLE = 6  # letters of a particle in which there may be a slip
_NEVER_ALIKE = frozenset({Role.INITIAL, Role.PARTICLE, Role.NUMBER})
_NOWHERE = frozenset({Role.PLACE, Role.PARTICLE})
# What `manner_of` adds for a name of kana, and for a firm's of other signs: both spell
# foreign words by their sound.
_HEARD, _TRANSCRIBED = 6, 12
_KEPT_WORDS, _KEPT_PAIRS = 2**17, 2**18


class Term:
    """One word as it stands in names of persons, or in all others.

    `weight` is what it weighs, `asked` and `listed` the least that it weighs where it
    stands alone in a query and on the list: some words hardly count where the other
    name has none of their kind. `met` says for each manner of reading how well it may
    meet listed words.
    """

    __slots__ = (
        "abroad", "alike", "asked", "listed", "met", "terms", "weight", "word",
    )  # fmt: skip

    def __init__(self, word: Word, weight: float, terms: "Terms") -> None:
        self.word, self.weight, self.terms = word, weight, terms
        self.asked, self.listed = weights_alone(word.role, weight)
        self.alike = may_be_alike(word)
        self.abroad = not terms.person and is_of_abroad(word.text)
        self.met: dict[int, Met] = {}


def weights_alone(role: Role, weight: float) -> tuple[float, float]:
    """Give the least that a word weighs where it stands alone: asked, and listed."""
    if role is Role.NUMBER:
        return 0.0, 0.0
    if role in _NOWHERE:
        return min(weight, PLACE_ASKED), min(weight, PLACE_LISTED)
    if role is Role.PATRONYMIC:
        return weight, min(weight, FATHER_LISTED)
    return weight, weight


class Terms(dict[Word, Term]):
    """The words of names of persons, or of all others, made when they first come.

    *either_way* says that names are laid beside each other both ways round, so that
    what is found of two words is kept for each of them; and that no list is behind
    them, so that only what words are like is asked, and no bound.
    """

    def __init__(self, weigh: Weigh, *, person: bool, either_way: bool = False) -> None:
        super().__init__()
        self._weigh, self.person, self.either_way = weigh, person, either_way
        self.weights = _Weights(self)
        self.pairs = 0

    def __missing__(self, word: Word) -> Term:
        if len(self) >= _KEPT_WORDS:
            self.clear()
            self.weights.clear()
        weight = word_weight(word, self._weigh, person=self.person)
        found = self[word] = Term(word, weight, self)
        return found

    def forget(self) -> None:
        """Forget all pairs once there are too many."""
        if self.pairs >= _KEPT_PAIRS:
            self.pairs = 0
            for term in self.values():
                term.met.clear()


class _Weights(dict[Word, float]):
    """What the words weigh."""

    def __init__(self, terms: Terms) -> None:
        super().__init__()
        self._terms = terms

    def __missing__(self, word: Word) -> float:
        found = self[word] = self._terms[word].weight
        return found


class Met(dict[Term, float]):
    """How well one word may meet listed ones, at the best; 0 for not at all.

    `alike` are those that it is like; several words that are one aside.
    """

    __slots__ = ("_least", "_manner", "_sound", "alike", "manner", "term")

    def __init__(self, term: Term, manner: int) -> None:
        super().__init__()
        self.term, self.manner = term, manner
        syllabic = manner // 2 % 3
        self._manner = manner % 2 == 1, syllabic > 0
        self._sound = _BY_SOUND[manner // _HEARD]
        self._least = LEAST[syllabic]
        self.alike: dict[Term, Likeness] = {}

    def __missing__(self, listed: Term) -> float:
        term = self.term
        word, other = term.word, listed.word
        like = self.like(listed)
        value = 0.0 if like is None else like[0]
        if word.text == other.text or word.fold == other.fold:
            value = 1.0
        elif value < INITIAL_LIKE and term.terms.person and _begins(word, other):
            value = INITIAL_LIKE
        elif (
            value < AKIN_LIKE
            and (term.abroad or listed.abroad)
            and may_be_abroad(word, other)
        ):
            value = AKIN_LIKE
        self[listed] = value
        return value

    def like(self, listed: Term) -> Likeness | None:
        """Keep what a word is like where it may meet a listed one by that, or none."""
        term = self.term
        term.terms.pairs += 1
        if not (term.alike and listed.alike):
            return None
        word, other = term.word, listed.word
        one, two = word.text, other.text
        like = (
            word_likeness(one, two, self._manner)
            if one < two
            else word_likeness(two, one, self._manner)
        )
        if self._sound and (sound := self._sound(one, two)) > like[0]:
            like = Likeness(sound, "spelling")
        if like[0] < self._least or _is_of_another(like, word, other, term.terms):
            return None
        self.alike[listed] = like
        return like


class _MetEitherWay(Met):
    """The same where no list is behind the names, and nothing need be bounded.

    Only what words are like is asked, and what is found is kept for both of them.
    """

    __slots__ = ()

    def __missing__(self, listed: Term) -> float:
        like = self.like(listed)
        value = self[listed] = 0.0 if like is None else like[0]
        # Names that are heard are so one way round only.
        if self.manner < _HEARD:
            back = met_by(listed, self.manner)
            back[self.term] = value
            if like is not None:
                back.alike[self.term] = like
        return value


def manner_of(asked: NameParts, listed: NameParts) -> int:
    """Number the manner in which two names are read."""
    vowelless = asked.vowelless or listed.vowelless
    syllabic = asked.syllabic + listed.syllabic
    heard = asked.heard and not listed.heard
    transcribed = asked.syllabic and asked.translated and not listed.translated
    return vowelless + 2 * syllabic + _HEARD * heard + _TRANSCRIBED * transcribed


def met_by(term: Term, manner: int) -> Met:
    """Give how well a word meets listed ones that are read in a manner."""
    found = term.met.get(manner)
    if found is None:
        made = _MetEitherWay if term.terms.either_way else Met
        found = term.met[manner] = made(term, manner)
    return found


# What compares words by their sound, by what `manner_of` adds.
_BY_SOUND = (None, heard_alike, transcribed_alike)
# By how many of two names are written in signs for syllables: those have no slips.
LEAST = (_LEAST_LIKENESS, LEAST_SYLLABIC, _LEAST_BOTH_SYLLABIC)


def least_likeness(asked: NameParts, listed: NameParts) -> float:
    """Say how like words must be: signs that stand for syllables have no slips."""
    return LEAST[asked.syllabic + listed.syllabic]


def _begins(word: Word, other: Word) -> bool:
    """Say whether one of two words is an initial of the other."""
    return (word.role is Role.INITIAL and may_stand_for(word.text, other.text)) or (
        other.role is Role.INITIAL and may_stand_for(other.text, word.text)
    )


def _is_of_another(like: Likeness, word: Word, other: Word, terms: Terms) -> bool:
    """See words that are alike, but not where they stand.

    A name beside that of a father: Oleksandrovych is the son of an Oleksandr. A
    familiar form of a given name where a surname stands, or in a firm's name: Kord is a
    Konrad, and Mr Kord is not Mr Konrad.
    """
    roles = word.role, other.role
    if like.why == "cut":
        return (roles[0] is Role.PATRONYMIC) != (roles[1] is Role.PATRONYMIC)
    if like.why != "short" or (terms.person and Role.SURNAME not in roles):
        return False
    # What is only written on, or left out before it, is the name: Benyahia, Yahya.
    return not (word.fold.endswith(other.fold) or other.fold.endswith(word.fold))


def may_be_alike(word: Word) -> bool:
    """Say whether a word may be met by one that is like it.

    Short particles may not; long ones are of legal forms, and slips happen in them.
    """
    long = word.role is Role.PARTICLE and len(word.text) >= _LEAST_PARTICLE
    return long or word.role not in _NEVER_ALIKE
