"""Texts that nobody would type: of any letters, by chance, and made to hurt."""

import random

ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґў",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگکیءآأإئؤةى",
    "אבגדהוזחטיכלמנסעפצקרשת",
    "αβγδεζηθικλμνξοπρστυφχψως",
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
    "王李张刘陈杨赵黄周吴贸易有限公司深圳市科技集团",
    "김이박최정강조윤장임한오서신권황안송전홍",
    "カキクケコサシスセソタチツテトナニヌネノ",
    "0123456789",
    " .-,'’/&()\"№\t\n",
    "\u200b\u00ad\u202e\ufeff\u0000\ud800\U0001f600\u0301\u0328",
    "ßøåæœłđığşçñéüöä",
)


def any_text(rng: random.Random) -> str:
    """Make a text of one alphabet or several, mostly short, sometimes very long."""
    letters = "".join(rng.sample(ALPHABETS, rng.randint(1, 4))) + " "
    longest = rng.choice((3, 12, 40, 40, 40, 200, 3000 if rng.random() < 0.02 else 60))
    return "".join(rng.choices(letters, k=rng.randint(0, longest)))


def damaged(rng: random.Random, name: str) -> str:
    """Put in, lose or change letters at up to four places, or put text behind."""
    letters = list(name)
    for _ in range(rng.randint(0, 4)):
        at = rng.randint(0, len(letters))
        put = rng.choice(rng.choice(ALPHABETS))
        letters[at : at + rng.randint(0, 1)] = [put] * rng.randint(0, 2)
    around = any_text(rng) if rng.random() < 0.2 else ""
    return "".join(letters) + around


_RNG = random.Random(20261128)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگکی"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_THAI = "กขคงจฉชซญดตถทธนบปผพฟมยรลวสหอะาิีเแโไ"
_BURMESE = "ကခဂငစဆဇညတထဒနပဖဗမယရလဝသဟအာိီုူေဲ"
_LAO = "ກຂຄງຈຊຍດຕຖທນບປຜຝພຟມຢຣລວສຫອາິີເແໂ"
_HAN = "王李张刘陈杨赵黄周吴贸易有限公司深圳市科技集团"


def _words(letters: str, count: int, size: int) -> str:
    return " ".join("".join(_RNG.choices(letters, k=size)) for _ in range(count))


HOSTILE = {
    "one letter 100,000 times": "a" * 100_000,
    "one word of 100,000 letters": "".join(_RNG.choices(_LATIN, k=100_000)),
    "10,000 words": _words(_LATIN, 10_000, 8),
    "10,000 short words": _words(_LATIN, 10_000, 2),
    "one word 10,000 times": "ivan " * 10_000,
    "10,000 initials": " ".join(_RNG.choices(_LATIN, k=10_000)),
    "letters with dots": ".".join(_RNG.choices(_LATIN, k=5_000)),
    "short words with strokes": _words(_LATIN, 2_000, 2).replace(" ", "/"),
    "words with hyphens": _words(_LATIN, 3_000, 6).replace(" ", "-"),
    "words that begin alike": " ".join(f"al{a}{b}" for a in _LATIN for b in _LATIN),
    "24 words": _words(_LATIN, 24, 5),
    "Cyrillic words": _words(_CYRILLIC, 2_000, 8),
    "10 Cyrillic words": _words(_CYRILLIC, 10, 6),
    "Arabic words": _words(_ARABIC, 2_000, 5),
    "Chinese signs": "".join(_RNG.choices(_HAN, k=5_000)),
    "Korean syllables": "".join(
        chr(_RNG.randrange(0xAC00, 0xD7A3)) for _ in range(999)
    ),
    "scripts mixed within words": _words(_LATIN + _CYRILLIC + _ARABIC + _HAN, 30, 6),
    "combining marks": "a" + "\u0301" * 50_000,
    "marks on every letter": "".join(f"{c}\u0301\u0328" for c in _LATIN * 500),
    "right-to-left overrides": "\u202e" * 5_000 + "Ivan Ivanov" + "\u202c" * 5_000,
    "lone surrogates": "\ud800" * 1_000 + "Ivan" + "\udfff" * 1_000,
    "NULs": "\0".join(_RNG.choices(_LATIN, k=5_000)),
    "emoji": "\U0001f600" * 5_000,
    "signs that become long": "\ufdfa" * 2_000,
    "signs that become words": "\u337f" * 3_000,
    "digits": "1" * 100_000,
    "numbers": " ".join(str(_RNG.randrange(10**6)) for _ in range(5_000)),
    "Roman numbers": "XIV " * 5_000,
    "legal forms": "Limited Liability Company " * 2_000,
    "ordinary words": "trading company international group holding " * 20,
    "fathers": "Ivanovich Petrovich Sergeevich " * 10,
    "brackets": "(" * 5_000 + ")" * 5_000,
    "letters with strokes": "/a" * 300,
    "letters with blanks": " a" * 1_500,
    "words of other names": " a/k/a ".join(_words(_LATIN, 100, 6).split()),
    "words in quotes": " ".join(f'"{one}"' for one in _words(_LATIN, 200, 6).split()),
    "words with commas": ", ".join(_words(_LATIN, 40, 6).split()),
    "words of two letters joined": " ".join(
        "".join(_RNG.choices(("ab", "ba", "abc", "cab"), k=3)) for _ in range(12)
    ),
    "Hebrew words": _words(_HEBREW, 20, 6),
    "letters of Thai": "".join(_RNG.choices(_THAI, k=1_000)),
    "words of Burmese": _words(_BURMESE, 20, 6),
    "words of Lao": _words(_LAO, 20, 6),
    "nothing": "",
    "blanks": " \t\n" * 5_000,
    "a name": "Vladimir Vladimirovich Putin",
    "a firm": "Joint Stock Company Machine Building Plant No. 38",
}
