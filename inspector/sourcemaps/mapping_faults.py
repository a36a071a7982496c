"""What may be wrong with the text of `mappings`, in words that fit after "a segment"."""

from typing import Final

NO_FIELDS: Final = "has no fields"
FOREIGN_CHARACTER: Final = "holds a character outside the base64 alphabet"
CUT_NUMBER: Final = "ends inside a number"
LARGE_NUMBER: Final = "holds a number of more than 32 bits"
FIELD_COUNT: Final = "has a number of fields other than 1, 4 or 5"
