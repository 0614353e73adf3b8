"""The vowels that the Arabic script leaves out, put where speech likely has them."""

from collections.abc import Mapping
from typing import NamedTuple


class Manner(NamedTuple):
    """How a language writes vowels: the letters for them, and what they sound like."""

    letters: str  # alef, waw, ya, ayn, ha
    waw: str
    vowel: str
    ending: str


ARABIC = Manner("اویعه", "w", "u", "ah")
PERSIAN = Manner("اویعه", "v", "u", "ah")
HEBREW = Manner("אויעה", "v", "o", "ah")
_VOWELS = "aeiou"
# Two letters that would be read as one sign of Latin.
_ONE_SIGN = frozenset({"zh", "sh", "kh", "th", "gh", "dh", "ch", "ph"})


def vocalise(word: str, letters: Mapping[str, str], manner: Manner) -> str:
    """Write an Arabic or Hebrew word in Latin letters, with vowels guessed.

    *letters* gives the Latin of each letter. Alef, waw and ya are long vowels where no
    vowel is beside them, and consonants otherwise; an "a" parts consonants that could
    not be spoken together. What the vowel really was nobody can tell; where likeness
    looks for vowels that are missing, an "a" says nothing.
    """
    return _parted(_sounds(word, letters, manner))


def _sounds(word: str, letters: Mapping[str, str], manner: Manner) -> list[str]:
    """Say for each letter what it sounds like: a vowel, a consonant, nothing."""
    alef, waw, ya, ayn, ha = tuple(manner.letters)
    found: list[str] = []
    for at, letter in enumerate(word):
        last = found[-1] if found else ""
        after_vowel = last[-1:] in _VOWELS and last != ""
        following = word[at + 1 : at + 2]
        if letter == alef:
            sound = "a"
        elif letter == waw:
            # Before the feminine ending, which Persian has not: Halwah, but Goruh.
            last_but_one = manner is ARABIC and word[at + 1 :] == ha
            consonant = not found or after_vowel or following == alef or last_but_one
            sound = manner.waw if consonant else manner.vowel
        elif letter == ya:
            consonant = not found or (after_vowel and following != "")
            sound = "y" if consonant else "i"
        elif letter == ayn:
            silent = after_vowel or following in {alef, waw, ya}
            # At the start it carries a vowel, unless the next letter is one.
            starts = not found and word[at + 2 : at + 3] == alef != following
            sound = "" if silent and not starts else "a"
        elif letter == ha and not following and last[-1:] != "a":
            sound = f"y{manner.ending}" if after_vowel else manner.ending
        else:
            sound = letters.get(letter, letter)
        if sound:
            found.append(sound)
    return found


def _parted(sounds: list[str]) -> str:
    """Put a vowel between consonants: two begin no word, three meet nowhere."""
    found = ""
    run = 1  # consonants since the last vowel; none may begin a word but one
    for place, sound in enumerate(sounds):
        if sound[0] in _VOWELS:
            run = 0
        else:
            first = not found
            clash = not first and (run >= 2 or found[-1] + sound[0] in _ONE_SIGN)
            if clash or _is_last_of_agent(sounds, place):
                found += "a"
                run = 0
            run = 2 if first else run + 1
        found += sound
    return found


def _is_last_of_agent(sounds: list[str], place: int) -> bool:
    """See the last two consonants after a long a inside: Khalid, Salih, Nadir."""
    return (
        place == len(sounds) - 1
        and place > 2
        and sounds[place - 2] == "a"
        and sounds[place - 1][0] not in _VOWELS
    )
