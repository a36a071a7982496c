"""Every way in which an artifact carries sources, in one folder and one scan."""

import base64
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from inspector.containers.ram_bundle import MAGIC
from tests.binaries.binary_builder import leb, wasm_of
from tests.conftest import Run
from tests.containers.test_ram_bundle import bundle_of

MARK = "//# sourceMappingURL="


def map_of(sources: dict[str, str | None], mappings: str = "AAAA", **more: Any) -> str:
    contents = list(sources.values())
    fields: dict[str, Any] = {"version": 3, "sources": list(sources), "names": [], "mappings": mappings}
    if any(content is not None for content in contents):
        fields["sourcesContent"] = contents
    return json.dumps(fields | more)


def inline(text: str) -> str:
    return f"{MARK}data:application/json;base64,{base64.b64encode(text.encode()).decode()}\n"


def nested(depth: int) -> str:
    """A map whose one source ends in a map, and so on; the innermost is plain."""
    text = "innermost();\n"
    for level in range(depth):
        text = f"level{level}();\n{inline(map_of({f'n{level}.js': text}))}"
    return text


def index_map(*sections: dict[str, Any]) -> str:
    return json.dumps({"version": 3, "sections": list(sections)})


AT = {"offset": {"line": 0, "column": 0}}
WASM_URL = leb(len("m.wasm.map")) + b"m.wasm.map"
EMBEDDED = inline(map_of({"n.rs": "n text"})).removeprefix(MARK).strip().encode()
CODE = "let a = 1;\n" * 30
POSITIONS = ";".join(["AAAA,IAAI"] + ["AACA,IAAI"] * 29)
EVAL = inline(map_of({"webpack:///./src/ev.js": "ev();"})).strip()
FILES: dict[str, str | bytes] = {
    "comment/a.js": f"a();\n{MARK}a.js.map\n",
    "comment/a.js.map": map_of({"../src/a.ts": "a text"}),
    "hidden/b.js": "b();\n",
    "hidden/b.js.map": map_of({"../src/b.ts": "b text"}),
    "dangling/c.js": f"c();\n{MARK}gone.js.map\n",
    "inline/d.js": f"d();\n{inline(map_of({'d.ts': 'd text'}))}",
    "percent/e.css": f"e{{}}\n/*# sourceMappingURL=data:application/json,{quote(map_of({'e.scss': 'e text'}))} */\n",
    "eval/f.js": f"eval('ev();\\n{EVAL}\\n//# sourceURL=webpack-internal:///./src/ev.js');",
    "literal/g.js": 'x.push([1,".g{}","",{version:3,sources:["webpack://./src/g.css"],sourcesContent:[".g { }"],'
    'mappings:"AAAA"}]);',
    "nested/h.js": nested(4),
    "types/i.js.map": map_of({"../src/types.ts": "types text"}, mappings=""),
    "decl/j.d.ts": f"export {{}};\n{MARK}j.d.ts.map\n",
    "decl/j.d.ts.map": map_of({"j.ts": None}),
    "decl/j.ts": "export {};\n",
    "wasm/m.wasm": wasm_of({"sourceMappingURL": WASM_URL}),
    "wasm/m.wasm.map": map_of({"m.rs": "m text"}),
    "index/k.js": f"k();\n{MARK}k.js.map\n",
    "index/k.js.map": index_map(
        {**AT, "map": json.loads(map_of({"a": "first"}))},
        {"offset": {"line": 1, "column": 0}, "map": json.loads(map_of({"a": "second"}, sourceRoot="./"))},
        {"offset": {"line": 2, "column": 0}, "url": "part.map"},
        {"offset": {"line": 3, "column": 0}, "url": "../../outside.map"},
    ),
    "index/part.map": map_of({"part.ts": "part text"}),
    "stale/n.js": "n();\n",
    "stale/n.js.map": map_of({"n.ts": "n text\n" * 99}, mappings=";".join(["AAAA", "AACA"] * 30)),
    "wasm/e.wasm": wasm_of({"sourceMappingURL": leb(len(EMBEDDED)) + EMBEDDED}),
    "ram/main.jsbundle": bundle_of([f"q();\n{inline(map_of({'q.js': 'q text'}))}".encode(), None, b"r();"]),
    "unbundle/js-modules/UNBUNDLE": MAGIC,
    "unbundle/js-modules/0.js": f"s();\n{inline(map_of({'s.js': 's text'}))}",
    "native/main.jsbundle": f"x();\n{inline(map_of({'x.js': 'x text'}))}",
    "native/index.android.bundle": f"y();\n{MARK}y.map\n",
    "native/y.map": map_of({"y.js": "y text"}),
    "elsewhere/t.min.js": f"{CODE}{MARK}../maps/t.js.map\n",
    "maps/t.js.map": map_of({"../src/t.ts": None}, POSITIONS),
    "elsewhere/u.min.js": f"{CODE}//# debugId=85314830-023f-4cf1-a267-535f4e37bb17\n",
    "maps/u-1.js.map": map_of({"../src/u.ts": None}, POSITIONS, debugId="85314830023F4CF1A267535F4E37BB17"),
    "elsewhere/v.min.js": CODE,
    "maps/v-1.map": map_of({"../src/v.ts": None}, POSITIONS, file="../elsewhere/v.min.js"),
    "elsewhere/w.min.js": CODE,
    "maps/w-1.map": map_of({"../src/w.ts": None}, POSITIONS),
    "metro/o.js.map": map_of({"o.js": "o text", "p.js": None}, x_facebook_sources=[[{"names": ["f"]}]]),
}  # fmt: skip


@pytest.fixture(scope="module")
def artifact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("channels")
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def rebuilt(run: Run, artifact: Path) -> set[str]:
    listed = json.loads(run("list", artifact, "--json").out)
    return {entry["path"] for entry in listed if entry["origin"] == "rebuilt"}


def test_every_source_is_in_the_tree(run: Run, artifact: Path) -> None:
    paths = rebuilt(run, artifact)
    level = "nested/h.js!/%map-1!/n3.js!/%map-1!/n2.js"
    assert paths == {
        "comment/a.js.map!/_up1/src/a.ts",
        "hidden/b.js.map!/_up1/src/b.ts",
        "inline/d.js!/%map-1!/d.ts",
        "percent/e.css!/%map-1!/e.scss",
        "eval/f.js!/%map-1!/src/ev.js",
        "literal/g.js!/%map-1!/src/g.css",
        "nested/h.js!/%map-1!/n3.js",
        level,
        f"{level}!/%map-1!/n1.js",
        f"{level}!/%map-1!/n1.js!/%map-1!/n0.js",
        "types/i.js.map!/_up1/src/types.ts",
        "wasm/m.wasm.map!/m.rs",
        "index/k.js.map!/a",
        "index/k.js.map!/a%231",
        "index/part.map!/part.ts",
        "stale/n.js.map!/n.ts",
        "metro/o.js.map!/o.js",
        "wasm/e.wasm!/%map-1!/n.rs",
        "ram/main.jsbundle!/modules/0.js!/%map-1!/q.js",
        "unbundle/js-modules/0.js!/%map-1!/s.js",
        "native/main.jsbundle!/%map-1!/x.js",
        "native/y.map!/y.js",
    }


def test_a_map_finds_its_script_by_comment_debug_id_and_file(run: Run, artifact: Path) -> None:
    listed = json.loads(run("list", artifact, "--sources", "--json").out)
    levels = {source["path"]: source["level"] for source in listed if source["path"].startswith("src/")}
    assert {name: levels[f"src/{name}.ts"] for name in "tuvw"} == {
        "t": "approximate",
        "u": "approximate",
        "v": "approximate",
        "w": "names-only",
    }
    lines = run("list", artifact, "--sources").out.decode().splitlines()
    (shown,) = (line for line in lines if "  src/t.ts" in line)
    assert shown.endswith("src/t.ts  (code on 30 of at least 30 lines)")


def test_every_channel_has_its_finding(run: Run, artifact: Path) -> None:
    report = json.loads(run("scan", artifact, "-f", "json").out)
    found = {(finding["rule"], finding["path"]) for finding in report["findings"]}
    found |= {(finding["rule"], path) for finding in report["findings"] for path in finding["also_at"]}
    assert found >= {
        ("map-dangling-reference", "dangling/c.js"),
        ("map-orphan", "hidden/b.js.map"),
        ("map-index-or-bundle-format", "index/k.js.map"),
        ("map-index-or-bundle-format", "metro/o.js.map"),
        ("map-spec-violation", "index/k.js.map"),
        ("map-stale", "stale/n.js.map"),
        ("map-inline-embedded", "literal/g.js"),
    }
    (metro,) = (f for f in report["findings"] if f["path"] == "metro/o.js.map" and "Metro" in f["message"])
    assert metro["message"].endswith("and the name of 1 function, among them f.")
    orphans = {path for rule, path in found if rule == "map-orphan"}
    assert not orphans & {"comment/a.js.map", "native/y.map", "wasm/m.wasm.map", "decl/j.d.ts.map", "index/k.js.map"}
    assert report["exposure"]["shipped_openly"]["files"] == 0
