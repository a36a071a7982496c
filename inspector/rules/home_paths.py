"""Home folders of people in any bytes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from inspector.documents.marks import Places

_MARKS = (b"/Users/", b"/home/", b"\\Users\\")
_BEFORE = re.compile(rb"(?:^|[^\w.~$}*:/\\-])(?P<root>[A-Za-z]:\\?|file:/{0,2}(?:/[A-Za-z]:)?)?\Z")
_LONGEST_ROOT_BYTES = 12
_AFTER = re.compile(rb"[\\/](?:Users|home)[\\/]{1,2}(?P<user>[A-Za-z][\w.-]{1,40})[\\/]{1,2}[\w.@+-][\w.@+\\/-]{0,200}")
_MOST_MARKS = 20_000
"""Of one kind; beyond that a file is made of paths, and their first people say enough."""
NOBODY = frozenset({
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


def home_paths(data: bytes, places: Places | None = None) -> Iterator[HomePath]:
    """One per person, in order of the first place. `places` are those of the data, where they are known."""
    places = places or Places(data)
    seen: set[bytes] = set()
    for at in sorted(at for mark in _MARKS for at in islice(places.of(mark), _MOST_MARKS)):
        after = _AFTER.match(data, at)
        before = _BEFORE.search(data[max(0, at - _LONGEST_ROOT_BYTES) : at]) if after else None
        if after is None or before is None or after["user"] in seen:
            continue
        user = after["user"]
        seen.add(user)
        if user.decode("ascii").lower() not in NOBODY:
            start = at - len(before["root"] or b"")
            yield HomePath(user.decode("ascii"), data[start : after.end()].decode("utf-8", "replace"), start)
