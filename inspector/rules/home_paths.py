"""Home folders of people in any bytes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = (b"/Users/", b"/home/", b"\\Users\\")
_HOME = re.compile(
    rb"(?<![\w.~$}*-])(?:/|[A-Za-z]:[\\/]{1,2}|file:/{1,3}(?:[A-Za-z]:/)?)(?:Users|home)[\\/]{1,2}"
    rb"(?P<user>[A-Za-z][\w.-]{1,40})[\\/]{1,2}[\w.@+-][\w.@+\\/-]{0,200}"
)
_NOBODY = frozenset({
    "admin", "administrator", "agent", "alice", "app", "appuser", "azureuser", "bob", "build", "builder",
    "buildkite-agent", "ci", "circleci", "coder", "codespace", "conda", "containeradministrator", "debian",
    "default", "dev", "developer", "docker", "ec2-user", "example", "foo", "gitlab-runner", "gitpod", "guest",
    "jenkins", "john", "jovyan", "linuxbrew", "me", "my", "myname", "myuser", "name", "nobody", "node", "pi",
    "public", "root", "runner", "runneradmin", "sandbox", "shared", "some", "somebody", "someone", "test",
    "testuser", "travis", "ubuntu", "user", "user1", "username", "users", "vagrant", "vscode", "vsts", "worker",
    "www", "www-data", "xxx", "you", "your", "your-name", "your-username", "your_name", "your_username", "yourname",
    "youruser", "yourusername",
})  # fmt: skip
"""Accounts of build servers and of everybody, and the words of documentation."""


@dataclass(frozen=True, slots=True)
class HomePath:
    """The first path of one person."""

    user: str
    path: str
    """From the root on, bounded."""
    start: int
    """Byte offset of the path."""


def home_paths(data: bytes) -> Iterator[HomePath]:
    """One per person, in order of the first place. Costs three searches for a text where there is none."""
    if not any(mark in data for mark in _MARKS):
        return
    seen: set[bytes] = set()
    for match in _HOME.finditer(data):
        user = match["user"]
        if user not in seen and user.decode("ascii").lower() not in _NOBODY:
            yield HomePath(user.decode("ascii"), match.group().decode("utf-8", "replace"), match.start())
        seen.add(user)
