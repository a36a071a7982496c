class ArchiveError(Exception):
    msg: str | bytes | None
    errno: int | None
    retcode: int | None
    archive_p: int | None
