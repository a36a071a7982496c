"""Scripts that lead to maps of other names."""

import pytest

from inspector.containers.failures import EncryptedError, LimitReachedError
from inspector.engine.worker import carriers
from inspector.engine.worker.carriers import Carriers
from inspector.engine.worker.path_index import PathIndex

ID = "85314830-023f-4cf1-a267-535f4e37bb17"
MARK = b"a();\n//# sourceMappingURL="


class Artifact:
    def __init__(self, contents: dict[str, bytes]) -> None:
        self.paths, self.contents = ["", *contents], [b"", *contents.values()]
        self.read: list[int] = []

    def carriers(self) -> Carriers:
        return Carriers(PathIndex(self.paths), self.end)

    def end(self, number: int, most_bytes: int) -> bytes:
        self.read.append(number)
        return self.contents[number][-most_bytes:]


def test_a_comment_leads_to_a_map_of_any_name() -> None:
    given = Artifact(
        {"dist/a.js": MARK + b"../maps/x.map", "maps/x.map": b"{}", "b.js": MARK + b"https://example.com/y.map"}
    )
    assert given.carriers().of("maps/x.map", None) == 1
    assert given.carriers().of("y.map", None) is None


def test_a_debug_id_leads_to_one_in_either_spelling() -> None:
    given = Artifact({"a.js": f"a();\n//# debugId={ID}\n".encode(), "b.js": b"b();"})
    found = given.carriers()
    assert found.of("maps/any.map", ID.replace("-", "").upper()) == 1
    assert found.of("maps/any.map", ID[:-1] + "0") is None
    assert found.of("maps/any.map", "no id") is None


def test_ends_are_read_once_and_only_of_scripts_of_the_same_container() -> None:
    given = Artifact({"a.js": MARK + b"m.map", "b.png": b"", "in.tgz!/c.js": MARK + b"m.map", "d.css": b""})
    found = given.carriers()
    assert [found.of("m.map", None), found.of("n.map", None)] == [1, None]
    assert given.read == [1, 4]
    assert found.of("in.tgz!/m.map", None) == 3
    assert given.read == [1, 4, 3]


def test_scripts_that_are_listed_later_are_seen() -> None:
    given = Artifact({"a.js": b"a();"})
    found = given.carriers()
    assert found.of("m.map", None) is None
    given.paths.append("in.tgz!/b.js")
    given.contents.append(MARK + b"n.map")
    assert found.of("in.tgz!/n.map", None) == 2


def test_few_scripts_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carriers, "MAX_SCRIPTS", 2)
    given = Artifact({f"{n}.js": MARK + b"m%d.map" % n for n in range(5)})
    found = given.carriers()
    assert [found.of(f"m{n}.map", None) for n in range(3)] == [1, 2, None]


def test_what_cannot_be_read_is_passed_over_and_a_limit_is_not() -> None:
    paths = PathIndex(["", "a.js", "b.js"])

    def locked(number: int, _most_bytes: int) -> bytes:
        if number == 1:
            raise EncryptedError("It is encrypted.")
        return MARK + b"m.map"

    assert Carriers(paths, locked).of("m.map", None) == 2

    def late(_number: int, _most_bytes: int) -> bytes:
        raise LimitReachedError("max_seconds", "The time is up.")

    with pytest.raises(LimitReachedError):
        Carriers(paths, late).of("m.map", None)
