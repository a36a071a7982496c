"""AWS profiles: `.aws/credentials` and `.aws/config` (the AWS CLI user guide)."""

from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential, assignments

_TITLES = {
    b"aws_secret_access_key": "AWS secret access key of a profile",
    b"aws_session_token": "AWS session token of a profile",
}


def read_aws_profile(data: bytes) -> Iterator[Credential]:
    """Secret keys and session tokens of every profile."""
    for key, start, end in assignments(data):
        if key in _TITLES and end > start:
            yield Credential(start, end, _TITLES[key])
