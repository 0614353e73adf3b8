"""Names of persons in the genitive of Cyrillic: whom a plant is named after."""

# How the genitive of a person's name ends, and how the name does.
_OF_PERSONS = (
    *((ending, f"{ending[:-3]}ий") for ending in ("ского", "цкого", "ого", "его")),
    *((f"{ending}ой", f"{ending}а") for ending in ("ов", "ев", "ин", "ын")),
    *((f"{letter}я", f"{letter}й") for letter in "аеи"),
    *((f"{letter}я", f"{letter}ь") for letter in "лрнт"),
    *((f"{letter}а", letter) for letter in "бвгджзклмнпрстфхцчшщ"),
)
# How words end that are hardly anything but names of persons in the genitive.
_IN_GENITIVE = ("ова", "ева", "ина", "ына", "ого", "его", "ея", "ря")
_LEAST_HONOURED = 4  # letters of a name that may be in the genitive


def of_persons(text: str) -> str:
    """Read what may be names of persons in the genitive as they are called."""
    return " ".join(
        nominative(word) if word.endswith(_IN_GENITIVE) else word
        for word in text.split()
    )


def nominative(word: str) -> str:
    """Read a family name in the genitive as it is called: of Chkalova, Chkalov."""
    for ending, other in _OF_PERSONS:
        if word.endswith(ending) and len(word) > _LEAST_HONOURED:
            return word.removesuffix(ending) + other
    return word
