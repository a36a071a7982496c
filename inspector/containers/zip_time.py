"""MS-DOS dates and times, which have no zone (APPNOTE.TXT 4.4.6)."""

from datetime import UTC, datetime
from functools import lru_cache


@lru_cache(maxsize=4096)
def dos_time_s(time: int, date: int) -> float | None:
    """Seconds since 1970, taken as UTC; None for a date that is none."""
    try:
        moment = datetime(
            1980 + (date >> 9),
            date >> 5 & 15,
            date & 31,
            time >> 11,
            time >> 5 & 63,
            min(2 * (time & 31), 59),
            tzinfo=UTC,
        )
    except ValueError:
        return None
    return moment.timestamp()
