"""Takes an element apart by name, and tells of whatever nobody took."""

from lxml import etree

from clearance.sources._audit import Audit


def clean(text: str | None) -> str:
    """Strip a text and write every run of spaces and line ends as one space."""
    return " ".join(text.split()) if text else ""


class Fields:
    """The children and attributes of one element, each to be taken once.

    What was not taken by the time of `close` is noted as not understood, so that a
    field that an authority adds is seen. Names are local names.
    """

    def __init__(self, element: etree._Element) -> None:
        self.tag = etree.QName(element).localname
        self._own = clean(element.text)
        self._children: dict[str, list[etree._Element]] = {}
        for child in element:
            name = etree.QName(child).localname
            self._children.setdefault(name, []).append(child)
        self._attributes = {
            etree.QName(key).localname: clean(str(value))
            for key, value in element.attrib.items()
        }
        self._odd: list[str] = []

    def text(self, name: str) -> str:
        """Take the text of a child that may stand there once; "" where there is none.

        Where several have a text, the further ones are told of by `close`.
        """
        found = self.texts(name)
        self._odd += [f"{name}: {further}" for further in found[1:]]
        return found[0] if found else ""

    def texts(self, name: str) -> list[str]:
        """Take the texts of all children of a name; empty ones are left out."""
        return [text for child in self.elements(name) if (text := self._leaf(child))]

    def elements(self, name: str) -> list[etree._Element]:
        """Take all children of a name, to be taken apart themselves."""
        return self._children.pop(name, [])

    def all(self, name: str) -> "list[Fields]":
        """Take all children of a name as Fields; each must be closed."""
        return [Fields(child) for child in self.elements(name)]

    def attribute(self, name: str) -> str:
        """Take an attribute; "" where there is none."""
        return self._attributes.pop(name, "")

    def own(self) -> str:
        """Take the text of the element itself."""
        text, self._own = self._own, ""
        return text

    def ignore(self, audit: Audit, *names: str) -> None:
        """Leave out children and attributes on purpose: they are named as ignored."""
        for name in names:
            if self._children.pop(name, []) or self._attributes.pop(name, ""):
                audit.ignored(name)

    def close(self, audit: Audit, subject: str) -> None:
        """Note whatever was not taken as not understood of *subject*."""
        for name, children in self._children.items():
            self._odd += [f"{name}: {_shown(child)}" for child in children]
        self._odd += [f"@{name}: {value}" for name, value in self._attributes.items()]
        if self._own:
            self._odd.append(self._own)
        for text in self._odd:
            audit.not_understood("element", f"{self.tag}/{text}"[:500], subject)

    def _leaf(self, child: etree._Element) -> str:
        if len(child) or child.attrib:
            self._odd.append(f"{etree.QName(child).localname}: {_shown(child)}")
        return clean(child.text)


def _shown(child: etree._Element) -> str:
    texts = (clean(str(text)) for text in child.itertext())
    return "; ".join(text for text in texts if text) or str(list(child.attrib.items()))
