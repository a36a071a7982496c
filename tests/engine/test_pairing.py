"""Which shipped file belongs to a map, and which map to a shipped file."""

import pytest

from inspector.containers.failures import ContainerError
from inspector.engine.worker.pairing import MAX_NEIGHBOURS, Pairing

MAP = b'{"version":3,"sources":[],"mappings":""}'


def pairing(files: dict[str, bytes], asked: list[str] | None = None) -> tuple[Pairing, dict[str, int]]:
    paths = ["", *files]

    def read(number: int) -> bytes:
        if asked is not None:
            asked.append(paths[number])
        data = files[paths[number]]
        if data == b"damaged":
            raise ContainerError("It is damaged.")
        return data

    return Pairing(paths, read), {path: number for number, path in enumerate(paths)}


def comment(url: str) -> bytes:
    return f"a();\n//# sourceMappingURL={url}\n".encode()


@pytest.mark.parametrize(
    ("script", "data", "map_path"),
    [
        ("dist/a.js", comment("a.js.map"), "dist/a.js.map"),
        ("x.tgz!/dist/a.js", comment("a.js.map"), "x.tgz!/dist/a.js.map"),
        ("dist/a.js", b"a();", "dist/a.js.map"),
        ("dist/a.js", comment("https://maps.example/a.js.map"), "dist/a.js.map"),
        ("dist/a.js", b"a();", "dist/a.js!/%map-1"),
        ("a.css", b"a{}\n/*# sourceMappingURL=s.map */", "s.map"),
    ],
)
def test_a_script_and_its_map_find_each_other(script: str, data: bytes, map_path: str) -> None:
    pairs, numbers = pairing({script: data, map_path: MAP})
    assert pairs.map_of(numbers[script]) == numbers[map_path]
    assert pairs.shipped_of(numbers[map_path]) == numbers[script]


def test_a_map_elsewhere_is_known_once_its_script_led_to_it() -> None:
    pairs, numbers = pairing({"dist/a.js": comment("../maps/b.map"), "maps/b.map": MAP})
    assert pairs.shipped_of(numbers["maps/b.map"]) is None
    assert pairs.map_of(numbers["dist/a.js"]) == numbers["maps/b.map"]
    assert pairs.shipped_of(numbers["maps/b.map"]) == numbers["dist/a.js"]


def test_the_file_of_a_map_names_its_script() -> None:
    files = {"dist/a.js": b"a();", "dist/maps/x.map": b'{"version":3,"file":"../a.js","sources":[],"mappings":""}'}
    pairs, numbers = pairing(files)
    assert pairs.shipped_of(numbers["dist/maps/x.map"]) == numbers["dist/a.js"]


def test_a_comment_counts_more_than_a_name() -> None:
    files = {
        "a.js": comment("other.map"),
        "b.js": comment("a.js.map"),
        "a.js.map": MAP.replace(b'"sources"', b'"file":"b.js","sources"'),
    }
    pairs, numbers = pairing(files)
    assert pairs.shipped_of(numbers["a.js.map"]) == numbers["b.js"]


def test_the_last_inline_map_is_the_one_of_the_file() -> None:
    inline = b"eval('1')\n//# sourceMappingURL=data:application/json;base64,eyJ2ZXJzaW9uIjozLCJzb3VyY2VzIjpbXX0=\n"
    pairs, numbers = pairing({"a.js": inline, "a.js!/%map-1": MAP, "a.js!/%map-2": MAP})
    assert pairs.map_of(numbers["a.js"]) == numbers["a.js!/%map-2"]


@pytest.mark.parametrize("url", ["../../etc/passwd.map", "/abs.map", "file:///x.map", "missing.map"])
def test_addresses_that_lead_elsewhere_lead_nowhere(url: str) -> None:
    pairs, numbers = pairing({"a.js": comment(url), "other.map": MAP})
    assert pairs.map_of(numbers["a.js"]) is None


def test_no_map_is_its_own_script() -> None:
    pairs, numbers = pairing({"a.map": MAP.replace(b'"sources"', b'"file":"a.map","sources"')})
    assert pairs.shipped_of(numbers["a.map"]) is None


def test_damaged_files_and_files_that_are_no_map_are_passed_over() -> None:
    pairs, numbers = pairing({"a.js": b"damaged", "a.js.map": b"no map", "b.js": b"damaged", "c.map": MAP})
    assert pairs.shipped_of(numbers["a.js.map"]) == numbers["a.js"]
    assert pairs.shipped_of(numbers["c.map"]) is None


def test_few_neighbours_are_searched() -> None:
    asked: list[str] = []
    files = {f"{n}.js": b"a();" for n in range(3 * MAX_NEIGHBOURS)} | {"deep/d.js": b"", "c.map": MAP}
    pairs, numbers = pairing(files, asked)
    assert pairs.shipped_of(numbers["c.map"]) is None
    assert len(asked) == MAX_NEIGHBOURS + 1


def test_entries_that_come_later_are_found() -> None:
    paths, files = ["", "a.js"], [b"", comment("a.js.map"), MAP]
    pairs = Pairing(paths, files.__getitem__)
    assert pairs.map_of(1) is None
    paths.append("a.js.map")
    assert pairs.map_of(1) == 2


@pytest.mark.parametrize("in_map", ["85314830-023f-4cf1-a267-535f4e37bb17", "85314830023F4CF1A267535F4E37BB17"])
def test_a_debug_id_pairs_files_of_different_names(in_map: str) -> None:
    files = {
        "dist/other.js": b"b();",
        "dist/a.js": b"a();\n//# debugId=85314830-023f-4cf1-a267-535f4e37bb17\n",
        "dist/0.map": MAP,
        "dist/x.map": f'{{"version":3,"debugId":"{in_map}","sources":[],"mappings":""}}'.encode(),
    }
    pairs, numbers = pairing(files)
    assert pairs.shipped_of(numbers["dist/x.map"]) == numbers["dist/a.js"]
    assert pairs.map_of(numbers["dist/a.js"]) == numbers["dist/x.map"]
    assert pairs.map_of(numbers["dist/other.js"]) is None
