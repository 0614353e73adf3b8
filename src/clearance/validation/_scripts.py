"""Which script a name is written in, as far as screening is concerned."""

import re

# Letters that Persian has and Arabic has not (Unicode, Arabic block).
_PERSIAN = re.compile("[پچژگکی]")
_KANA = re.compile("[\u3040-\u30ff]")
# Forms of characters that only Japanese has, and a legal form of its own.
_JAPANESE = re.compile(
    "株式|有限会社|[団気発単総戦対関図広売鉄実験応圧駅県営産薬検権価円桜恵黒緑]"
)
_BLOCKS = {
    "Latin": r"A-Za-zÀ-ɏḀ-ỿ",
    "Cyrillic": r"\u0400-\u052f",
    "Greek": r"\u0370-\u03ff\u1f00-\u1fff",
    "Georgian": r"\u10a0-\u10ff\u1c90-\u1cbf",
    "Armenian": r"\u0530-\u058f",
    "Hebrew": r"\u0590-\u05ff",
    "Arabic": r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "Hangul": r"\uac00-\ud7a3\u1100-\u11ff",
    "Japanese": r"\u3040-\u30ff",
    "Han": r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "Devanagari": r"\u0900-\u097f",
    "Thai": r"\u0e00-\u0e7f",
    "Myanmar": r"\u1000-\u109f",
}
_SCRIPTS = {name: re.compile(f"[{block}]") for name, block in _BLOCKS.items()}


def script_of(text: str) -> str | None:
    """Name the script of most letters: "Latin", "Cyrillic", "Persian", "Han" ….

    Arabic letters are Persian where one of پ چ ژ گ ک ی is among them, and any kana or
    character that only Japanese writes so makes Japanese. None where no letter is of a
    script known here.
    """
    counts = {name: len(block.findall(text)) for name, block in _SCRIPTS.items()}
    script = max(counts, key=lambda name: counts[name])
    if not counts[script]:
        return None
    if script == "Arabic" and _PERSIAN.search(text):
        return "Persian"
    if script == "Han" and (_KANA.search(text) or _JAPANESE.search(text)):
        return "Japanese"
    return script
