"""A wheel whose RECORD fits, as files by name."""

import base64
import hashlib
from collections.abc import Mapping


def record_line(path: str, content: bytes, algorithm: str = "sha256") -> str:
    """One line of RECORD."""
    digest = base64.urlsafe_b64encode(hashlib.new(algorithm, content).digest()).rstrip(b"=").decode()
    return f"{path},{algorithm}={digest},{len(content)}\n"


def wheel_of(files: Mapping[str, bytes], name: str = "demo-1.0") -> dict[str, bytes | None]:
    """The files with METADATA, WHEEL and RECORD."""
    info = f"{name}.dist-info"
    listed = {
        **files,
        f"{info}/METADATA": b"Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n\nText: no field\n",
        f"{info}/WHEEL": b"Wheel-Version: 1.0\n",
    }
    record = "".join(record_line(path, content) for path, content in listed.items()) + f"{info}/RECORD,,\n"
    return {**listed, f"{info}/RECORD": record.encode()}
