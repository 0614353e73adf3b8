"""The first questions, put before anybody asks: they read what all later ones need."""

from itertools import chain

import pyarrow as pa  # type: ignore[import-untyped]

from clearance.errors import ClearanceError
from clearance.screening import Index, Query, compare_names, screen_batch
from clearance.values import country_code

# Names that are nobody's, in the scripts that have tables of their own.
_NAMES = (
    *("Ada Example", "EXAMPLE TRADING LLC", "Ада Примерова", "مثال أحمد", "示例 小明"),
    *("예시 민수", "例 太郎", "דוגמה עדה", "ตัวอย่าง สมชาย"),
    # What is translated, or spelt by its sound, is searched for in tables of its own.
    *("ООО Завод Пример", "Παράδειγμα Ναυτιλιακή Εταιρεία"),
    *("示例第三設計研究院有限公司", "株式会社サンプルモーターズ"),
    *("شركة المثال الوطنية للنفط", "예시전자산업 주식회사"),
    # What was left out or lost on the way, and bodies by any of their names.
    *("xmpl trdng cmpny", "JÃ¼rg Example", "Banco Central da Utopia"),
    # Initials, what stands around ships' names and offices, and words of the south.
    *("A. Rahman Ali Example", "M/V EXAMPLE (tanker)", "EXAMPLE, UTOPIA BRANCH"),
    *("उदाहरण कुमार", "উদাহরণ কুমার", "ทดลองชื่อ ตัวอย่าง"),
    # What is written as one word or several, what belongs to a place, papers, notes.
    *(
        "Abu Ali Example Trading LLC",
        "Wan Nur Example",
        "Nizhnepolyanskiy Elektrozavod",
        "Éxàmple Ñame",
    ),
    # Initials of several letters, other cases, sole traders, and names from abroad.
    *(
        "Yu. V. EXAMPLE",
        "EXAMPLE YU V",
        "Примерова Павла Павловича",
        "ИП Примеров П.П.",
    ),
    *("保罗·伊万诺夫", "예시게이 예시로프", "مثال إيفانوف"),
    # Firms in contracts, treasuries' payers, agents, and owners of ships.
    *(
        "ООО Пример в лице и.о. директора Примера П.П. на основании Устава",
        "УФК (Пример)",
    ),
    *(
        "EXAMPLE LLC UL. EXAMPLE 5",
        "OWNERS OF MV EXAMPLE",
        "EXAMPLE (as agent EXAMPLE LLC)",
    ),
    *("EXAMPLE 5.5% 01/01/2030", "Example (deceased 1970)", "Boeing 737 EX-AMPLE"),
)
# Names laid beside each other: what tells two names of one people apart is read only
# where a list has one that is near.
_PAIRS = (
    ("Person", "Abd al-Rahman bin Ali Example", "Abdulrahman Ali al-Example"),
    ("Person", "예시 영호", "Lee Young Ho"),
    ("Person", "Nguyen Van An", "Nguyen An Van"),
    ("Person", "陈小明", "Chen Xiao Ming"),
    ("Company", "Abd al Rahman Example LLC (in liquidation)", "Example Abdulrahman"),
    ("Company", "Ash Shams Example Abou Ali", "Shams Abu Ali"),
    ("Company", "Elektrozavod Example", "Electric Plant Example, Industrial Zone 2"),
    ("Security", "EXAMPLE BANK 5.5% 01/01/2030", "Example Bank 5.5 % bonds due 2030"),
    ("Airplane", "Boeing 737 EX-AMP", "EX-AMP"),
)


def warm(index: Index) -> None:
    """Ask an index about nobody, so that word tables and countries have been read."""
    country_code("Utopia")
    for kind, *pair in _PAIRS:
        compare_names(*pair, kind=kind)
    for name in _NAMES:
        query = Query(
            names=(name,),
            kind="Person",
            birth_dates=("1970-01-01",),
            countries=("aq",),
            identifiers=(("passport", "AB1234567"),),
            addresses=("1 Example Street",),
        )
        try:
            index.screen(query)
        except ClearanceError:  # who really asks is told
            return
    # A table is read piece by piece, by other code.
    screen_batch(index, pa.table({"name": [*_NAMES, *chain(*_PAIRS)]}))
