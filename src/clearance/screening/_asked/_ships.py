"""What stands around the name of a ship: prefixes, hull numbers, flags, call signs."""

import re
from collections.abc import Iterable, Iterator

from clearance.names import pinyin

# What ships of states are called by before their names; HMS and USS are two navies.
_NAVAL = (
    "USS|USNS|USCGC|USAV|HMS|HMAS|HMCS|HMNZS|HMSAS|RFA|RFS|HNLMS|HDMS|HNoMS|HSwMS|"
    "HMTS|FGS|FNS|ITS|ORP|TCG|INS|ICGS|PNS|PMSS|SLNS|KRI|KM|BRP|ARA|ARC|ARM|BAP|"
    "ROKS|ROCS|JDS|RSS|UMS|SPS|ESPS|NRP|IRIS|IRINS|ENS|EML|SAS|NNS|GNS|HTMS|BNS"
)
_NAVY = re.compile(rf"^\s*(?P<navy>{_NAVAL})\s+(?P<name>\S.*)$")
_TYPES = (
    r"(?:super|mega|motor|sail(?:ing)?)?\s*yacht|tug(?:boat)?"
    r"|(?:oil|gas|product|chemical|crude)?\s*tanker|bulk(?:er| carrier)?"
    r"|container\s?ship|general cargo(?: ship)?|cargo (?:ship|vessel)|barge|trawler"
    r"|dredger|ferry|frigate|destroyer|corvette|submarine|cruiser|icebreaker|reefer"
    r"|(?:supply )?ship|vessel|boat|l[np]g carrier|ro-?ro|fpso|fso|fsru|flng|vlcc|ulcc"
    r"|vlgc|psv|ahts|drill\s?ship|jack-?up|rig|танкер|судно|яхта|буксир|теплоход"
    r"|сухогруз|ледокол|buque|navio|nave|schiff|gemi|gemisi|navire"
)
# Prefixes with dots or a stroke, and kinds of ship, written before a name.
_BEFORE = re.compile(
    r"^\s*(?:[mstfrn]\.\s?[vtsybp]\."
    r"|fpso|fso|fsru|flng|vlcc|ulcc|vlgc|motor yacht|sailing yacht)"
    r"\s*[\s\"“«'-]\s*(?=\S)",
    re.IGNORECASE,
)
_STROKED = re.compile(
    r"^\s*(?:[a-z]{1,3}\s?/\s?[a-z]{1,2}|н/т|т/х|т/к|п/х|с/я|а/л)\s*[\s\"“«'-]\s*(?=\S)",
    re.IGNORECASE,
)
_KIND = re.compile(rf"\s*[(\[]\s*(?:{_TYPES})\s*[)\]]\s*", re.IGNORECASE)
_KIND_BEFORE = re.compile(rf"^\s*(?:{_TYPES})\s+(?=\S)", re.IGNORECASE)
# Hull and pennant numbers: CVN-70, (D63), "BPK ... 564".
_HULL = re.compile(
    r"\s*[(\[]?\b(?:CVN?|CVL|DDGH?|DD|FFGH?|FFL?|LHD|LHA|LPD|LPH|LSD|LST|LCS|SSB?N?|SSGN"
    r"|SSK|CGN?|MCM|PGG?|PTG|OPV|AOR|AOE|AKE|WMSL|WHEC|WPB|BPK|RKR|SKR|MPK|MRK)[- ]?"
    r"\d{1,4}\b[)\]]?\s*"
)
_PENNANT = re.compile(r"\s*[(\[]\s*[A-Z]{1,3}[- ]?\d{1,4}\s*[)\]]\s*")
_SAID = re.compile(
    r"(?:\s[-–]|,|\s[(\[])\s*(?:call\s?sign|c/s|flag(?:ged)?(?:\s+of)?|built"
    r"|hull\s?(?:no|number)?|eni|dwt)\b\s*[.:#]*\s*[\w ]{2,20}[)\]]?\s*$"
    r"|\scall\s?sign\s*[.:#]*\s*[A-Z0-9]{3,7}\s*$",
    re.IGNORECASE,
)
_FLAG = re.compile(r"\s*[(\[]\s*[\w ]{3,20}\bflag(?:ged)?\s*[)\]]\s*$", re.IGNORECASE)
_SIGNS = re.compile(r"[\u4e00-\u9fff]{2,6}")
_LEAST_LETTERS = 3
_AROUND = " ,;-–\"“”«»'"


def bare_ships(text: str, other: str) -> Iterator[str]:
    """Give a ship's name without what stands around it, where that is something.

    To be laid beside one *other* name: what two names both say of their navy, or their
    hull, is kept.
    """
    bare = text
    navies = _NAVY.match(text), _NAVY.match(other)
    if navies[0] and not navies[1]:
        bare = navies[0]["name"]
    bare = _without((_SAID, _FLAG, _KIND, _STROKED, _BEFORE, _KIND_BEFORE), bare)
    if not (_PENNANT.search(other) or _HULL.search(other)):
        bare = _without((_PENNANT, _HULL), bare)
    if _SIGNS.fullmatch(bare):
        # Ships of China have no names but by their sound: Xin Hai Yang.
        yield " ".join(pinyin(bare))
    if bare != text and sum(map(str.isalpha, bare)) >= _LEAST_LETTERS:
        yield bare


def surely_bare(text: str) -> str:
    """Leave out of a name what only stands around those of ships, to search for it."""
    bare = _without((_SAID, _FLAG, _KIND, _STROKED, _PENNANT, _HULL), text)
    return bare if sum(map(str.isalpha, bare)) >= _LEAST_LETTERS else text


def _without(whats: Iterable[re.Pattern[str]], text: str) -> str:
    for what in whats:
        text = what.sub(" ", text).strip(_AROUND)
    return text
