"""What may be wrong with the text of `mappings`, in words that fit after "a segment"."""

from typing import Final

NO_FIELDS: Final = "has no fields"
FOREIGN_CHARACTER: Final = "holds a character outside the base64 alphabet"
CUT_NUMBER: Final = "ends inside a number"
LARGE_NUMBER: Final = "holds a number of more than 32 bits"
FIELD_COUNT: Final = "has a number of fields other than 1, 4 or 5"
ZERO_MARK: Final = "is marked as a range by a step of zero"
FOREIGN_MARK: Final = "is marked as a range by a character outside the base64 alphabet"
CUT_MARK: Final = "is marked as a range by a number that is cut"
LARGE_MARK: Final = "is marked as a range by a number of more than 32 bits"
MARK_WITHOUT_SEGMENT: Final = "is marked as a range and does not exist"
TOO_MANY_MARKS: Final = "is marked as a range behind too many others"
