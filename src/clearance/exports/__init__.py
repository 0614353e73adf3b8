"""What the lists say, in forms that other programs load."""

from ._delta import entities_in, version_in
from ._folder import WrittenFile, check_place
from ._ftm import Converter, FtmEntity, FtmParty
from ._index import ListTold, Named, version_of
from ._reverse import reverse_names, stubs_of
from ._shelf import Places, Shelf
from ._shelving import NAME_WEIGHT, write_shelf
from ._tables import STATEMENTS
from ._wording import words_in
from ._words import words
from ._write import FORMS, Export, Exported, Form, Since, write_export

__all__ = [
    "FORMS",
    "NAME_WEIGHT",
    "STATEMENTS",
    "Converter",
    "Export",
    "Exported",
    "Form",
    "FtmEntity",
    "FtmParty",
    "ListTold",
    "Named",
    "Places",
    "Shelf",
    "Since",
    "WrittenFile",
    "check_place",
    "entities_in",
    "reverse_names",
    "stubs_of",
    "version_in",
    "version_of",
    "words",
    "words_in",
    "write_export",
    "write_shelf",
]
