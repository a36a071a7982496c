"""Whether an unzipper would open a file of another kind."""

import io
import zipfile

from inspector.binaries.zip_end import ends_like_zip
from tests.binaries.test_media_end import PNG


def behind(before: bytes, comment: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a", b"x")
        archive.comment = comment
    return before + stream.getvalue()


def test_a_zip_file_behind_a_picture() -> None:
    assert ends_like_zip(behind(PNG))
    assert ends_like_zip(behind(PNG, b"comment"))


def test_no_zip_file() -> None:
    assert not ends_like_zip(PNG)
    assert not ends_like_zip(b"")
    assert not ends_like_zip(behind(PNG) + b"more")
    assert not ends_like_zip(PNG + b"PK\5\6" + bytes(18))
