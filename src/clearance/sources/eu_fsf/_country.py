"""The country that an element names twice: by its code and in words."""

from clearance.sources._eu_fsf import lookups
from clearance.sources._party import Party, country_in
from clearance.sources._xml import Fields


def country_words(party: Party, fields: Fields) -> str:
    """Take the country: its words, or its code where the words mean none to us.

    "" where it says that the country is unknown. One that neither tells is counted.
    """
    words = fields.attribute("countryDescription")
    code = fields.attribute("countryIso2Code")
    table = lookups()
    told = [text for text in (words, code) if text and text not in table["no_country"]]
    for text in told:
        if country_in(text, table) is not None:
            return text
    if told:
        party.audit.not_understood("country", told[0], party.id)
        party.draft.add("notes", f"Country: {told[0]}")
    return ""
