"""What the lists say, in forms that other programs load."""

from ._delta import entities_in, version_in
from ._folder import WrittenFile, check_place
from ._ftm import Converter, FtmEntity, FtmParty
from ._index import ListTold, Named, version_of
from ._write import FORMS, Export, Exported, Form, Since, write_export

__all__ = [
    "FORMS",
    "Converter",
    "Export",
    "Exported",
    "Form",
    "FtmEntity",
    "FtmParty",
    "ListTold",
    "Named",
    "Since",
    "WrittenFile",
    "check_place",
    "entities_in",
    "version_in",
    "version_of",
    "write_export",
]
