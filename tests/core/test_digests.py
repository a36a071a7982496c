import hashlib
from itertools import permutations

from inspector.core.digests import folder_digest

MEMBERS = [("b", "file", "22"), ("a/\udce4", "file", "11"), ("a", "directory", "")]


def test_it_is_the_published_definition() -> None:
    lines = b"a\0directory\0\na/\xe4\0file\x0011\nb\0file\x0022\n"
    assert folder_digest(MEMBERS) == hashlib.sha256(lines).hexdigest()


def test_order_does_not_matter() -> None:
    assert len({folder_digest(order) for order in permutations(MEMBERS)}) == 1


def test_an_empty_folder_has_a_digest() -> None:
    assert folder_digest([]) == hashlib.sha256(b"").hexdigest()
