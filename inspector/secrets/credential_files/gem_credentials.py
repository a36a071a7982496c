"""RubyGems' `credentials`: one `:name_api_key: secret` per host (the RubyGems guides, "API authorization")."""

from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential, lines, unquoted


def read_gem_credentials(data: bytes) -> Iterator[Credential]:
    """Keys of RubyGems' credentials file."""
    for offset, line in lines(data):
        key, separator, value = line.partition(b": ")
        if separator and value.strip() and not key.lstrip().startswith(b"#"):
            begin = len(key) + len(separator) + len(value) - len(value.lstrip())
            start, end = unquoted(line, begin, len(line))
            yield Credential(offset + start, offset + end, "RubyGems API key")
