"""The other commands from outside."""

import base64
import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Run


def test_without_a_display_the_window_names_the_scan(run: Run) -> None:
    done = run()
    assert done.code == 2
    assert "inspector scan" in done.err


def test_list_prints_records_in_order(run: Run, demo: Path) -> None:
    items = json.loads(run("list", demo, "--json").out)
    assert [item["path"] for item in items][:3] == ["package/package.json", "package/README.md", "package/dist/cli.js"]
    keys = {"path", "kind", "size", "packed_size", "mode", "mtime", "mtime_zone", "link_target", "container", "sha256"}
    for item in items:
        assert keys | {"origin"} <= set(item)
        assert item["sha256"]
    rebuilt = [item for item in items if item["origin"] == "rebuilt"]
    assert {item["container"] for item in rebuilt} == {"package/dist/cli.js.map"}
    shallow = json.loads(run("list", demo, "--json", "--shallow").out)
    assert [item for item in shallow if item["origin"] == "rebuilt"] == []


def test_list_sources_merges_maps(run: Run, tmp_path: Path) -> None:
    def source_map(**fields: object) -> str:
        return json.dumps({"version": 3, "mappings": "AAAA", **fields})

    (tmp_path / "dist" / "deep").mkdir(parents=True)
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "open.ts").write_text("shipped")
    sources = ["../src/a.ts", "../src/open.ts", "../src/gone.ts", "../../x.ts", "https://example.com/y.ts"]
    (tmp_path / "dist" / "a.js.map").write_text(
        source_map(sources=sources, sourcesContent=["text", None, None, None, None])
    )
    (tmp_path / "dist" / "deep" / "b.js.map").write_text(
        source_map(sources=["../../src/a.ts", "../../src/a.ts"], sourcesContent=["text", "longer text"])
    )
    items = json.loads(run("list", tmp_path, "--sources", "--json").out)
    assert [(item["path"].partition("~")[0], item["level"], item["class"], item["variant"]) for item in items] == [
        ("_up1/x.ts", "names-only", "outside", 0),
        ("_url/example.com/y.ts", "pointer", "url", 0),
        ("src/a.ts", "full", "project", 0),
        ("src/a", "full", "project", 1),
        ("src/gone.ts", "names-only", "project", 0),
        ("src/open.ts", "linked", "project", 0),
    ]
    assert items[2]["size"] == len("longer text")
    assert [origin["map"] for origin in items[3]["origins"]] == ["dist/a.js.map", "dist/deep/b.js.map"]
    assert items[5]["entry"] == "src/open.ts"
    lines = run("list", tmp_path, "--sources").text.splitlines()
    assert lines[2].split() == ["full", "project", "first-party", "11", "src/a.ts"]
    assert run("list", tmp_path, "--sources", "--shallow").code == 2


def test_show_prints_bytes_exactly(run: Run, demo: Path) -> None:
    done = run("show", demo, "package/.git/HEAD")
    assert (done.code, done.out) == (0, b"ref: refs/heads/release-1.4\n")
    assert run("show", demo, f"{demo.name}!/package/.git/HEAD").out == done.out
    assert run("show", f"{demo}!/package/.git/HEAD").out == done.out
    assert "show SPEC INNER_PATH" in run("show", demo).err


def test_show_of_what_is_not_there_is_a_sentence(run: Run, demo: Path) -> None:
    done = run("show", demo, "package/nothing")
    assert (done.code, done.out) == (3, b"")
    assert "no entry" in done.err


def test_restore_writes_sources_with_an_index(run: Run, demo: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    done = run("restore", demo, "-o", target)
    assert done.code == 0, done.err
    index = json.loads((target / "inspector-restore.json").read_text(encoding="utf-8"))
    assert index
    texts = [path.read_text(encoding="utf-8") for path in target.rglob("*.ts")]
    assert any("loadSettings" in text for text in texts)
    assert run("restore", demo, "-o", target).code == 2


def test_an_evidence_pack_can_be_verified_and_repeated(run: Run, demo: Path, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip", "folder"):
        done = run("restore", demo, "-o", tmp_path / name, "--evidence", "--profile", "internal")
        assert (done.code, done.err) == (0, "")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    folder = tmp_path / "folder"
    for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    assert (folder / "ARTIFACT.sha256").read_text() == f"{hashlib.sha256(demo.read_bytes()).hexdigest()}  {demo.name}\n"
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert report["policy"]["profile"] == "internal"
    assert "sec-in-reconstructed-source" in {finding["rule"] for finding in report["findings"]}
    assert run("restore", demo, "-o", tmp_path / "no", "--evidence", "--policy", "missing.toml").code == 2
    assert not (tmp_path / "no").exists()


def test_explain_and_rules(run: Run) -> None:
    rules = json.loads(run("rules", "--json").out)
    assert {"map-embedded-sources", "cov-limit"} <= {rule["id"] for rule in rules}
    page = run("explain", "map-embedded-sources")
    assert page.code == 0
    assert "Why it matters" in page.text
    near = run("explain", "map-embedded-source")
    assert near.code == 2
    assert "map-embedded-sources" in near.err


def test_a_policy_is_written_checked_extended_and_used(run: Run, demo: Path, tmp_path: Path) -> None:
    assert run("policy", "init", cwd=tmp_path).code == 0
    assert run("policy", "init", cwd=tmp_path).code == 2
    assert run("policy", "check", cwd=tmp_path).code == 0
    report_path = tmp_path / "report.json"
    run("scan", demo, "-o", report_path, "--quiet", cwd=tmp_path)
    report = json.loads(report_path.read_bytes())
    finding = next(f for f in report["findings"] if f["rule"] == "map-embedded-sources")
    done = run(
        "policy", "accept", report_path, finding["fingerprint"]["exact"], "--reason", "it is a demo", cwd=tmp_path
    )  # fmt: skip
    assert done.code == 0, done.err
    after = json.loads(run("scan", demo, "-f", "json", cwd=tmp_path).out)
    accepted = [f for f in after["findings"] if f["rule"] == "map-embedded-sources"]
    assert [(f["state"], f["reason"]) for f in accepted] == [("accepted", "it is a demo")]
    assert after["counts"]["suppressed"] == 1


@pytest.mark.parametrize("arguments", [["scan"], ["list"], ["nonsense", "--flag"], ["scan", "--nonsense", "x"]])
def test_usage_errors_end_with_two(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).code == 2


def test_a_spec_may_name_an_inner_artifact(run: Run, demo: Path, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / demo.name).write_bytes(demo.read_bytes())
    report = json.loads(run("scan", f"{tmp_path / 'x'}!/{demo.name}", "-f", "json").out)
    assert report["artifact"]["package"]["name"] == "orbit-cli"
    paths = {finding["path"] for finding in report["findings"]}
    assert any(path.startswith("package/") for path in paths)


def test_show_takes_every_path_that_list_prints_of_a_single_file(run: Run, tmp_path: Path) -> None:
    source_map = {"version": 3, "sources": ["src/a.ts"], "sourcesContent": ["let a\n"], "mappings": "AAAA"}
    url = base64.b64encode(json.dumps(source_map).encode()).decode()
    script = tmp_path / "app.js"
    script.write_text(f"a\n//# sourceMappingURL=data:application/json;base64,{url}\n", encoding="utf-8")
    items = json.loads(run("list", script, "--json").out)
    paths = [item["path"] for item in items]
    assert paths == ["app.js", "app.js!/%map-1", "app.js!/%map-1!/src/a.ts"]
    for path in paths:
        assert run("show", script, path).code == 0
    assert run("show", script, paths[-1]).out == b"let a\n"


def test_a_policy_of_an_artifact_lists_what_may_ship(run: Run, tmp_path: Path) -> None:
    dist = tmp_path / "dist"
    dist.mkdir()
    (dist / "app.js").write_text("run()", "utf-8")
    assert run("policy", "init", dist, cwd=tmp_path).code == 0
    assert 'files = [\n  "app.js",\n]' in (tmp_path / "inspector.toml").read_text("utf-8")
    (dist / "notes.txt").write_text("later", "utf-8")
    report = json.loads(run("scan", dist, "-f", "json", cwd=tmp_path).out)
    assert [f["path"] for f in report["findings"] if f["rule"] == "policy-unexpected-file"] == ["notes.txt"]


def test_list_reads_names_in_another_encoding(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "old.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("??1.txt", "??2.txt"):
            archive.writestr(name, b"x")
    path.write_bytes(path.read_bytes().replace(b"??", "日".encode("cp932")))
    raw = "".join(f"%{byte:02X}" for byte in "日".encode("cp932") if byte > 127)
    assert raw in run("list", path).text
    for names in ("Shift-JIS", "cp932"):
        assert "日1.txt" in run("list", path, "--names", names).text
    items = json.loads(run("list", path, "--names", "cp932", "--json").out)
    assert [item["name"] for item in items] == ["日1.txt", "日2.txt"]
    assert run("list", path, "--names", "rot13").code == 2
