"""Official lists in XML: safe reading, and fields taken one by one so none is lost."""

from ._fields import Fields, clean
from ._read import root_attributes, xml_records

__all__ = ["Fields", "clean", "root_attributes", "xml_records"]
