from libarchive.exception import ArchiveError as ArchiveError
