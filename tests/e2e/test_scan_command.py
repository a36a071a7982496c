"""`inspector scan` from outside: findings, reports, exit codes, for good input and for bad."""

import gzip
import io
import json
import random
import tarfile
import zipfile
from pathlib import Path

import pytest

from inspector.engine.demo_sources import deploy_token, staging_token
from tests.conftest import Run

TOKENS = (deploy_token(), staging_token())

PLANTED = {
    "map-embedded-sources",
    "sec-provider-token",
    "sec-in-reconstructed-source",
    "sec-env-file",
    "vcs-git-dir",
    "vcs-editor-junk",
    "ai-instructions",
    "int-no-files-allowlist",
}


def test_the_demo_fails_with_the_planted_findings(run: Run) -> None:
    done = run("demo", "--scan")
    assert done.code == 1, done.err
    assert done.text.splitlines()[0].lower().startswith("do not ship")
    assert [rule for rule in PLANTED if rule not in done.text] == []
    assert done.err == ""


def test_the_demo_without_a_display_is_shown_and_succeeds(run: Run) -> None:
    done = run("demo")
    assert done.code == 0
    assert "no display" in done.err
    assert "map-embedded-sources" in done.text


def test_every_format_holds_the_same_findings_and_repeats_to_the_byte(run: Run, demo: Path, tmp_path: Path) -> None:
    names = ["report.json", "report.sarif", "report.html", "report.md"]
    options = [part for name in names for part in ("-o", name)]
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        assert run("scan", demo, "--quiet", *options, cwd=folder).code == 1
    for name in names:
        assert (first / name).read_bytes() == (second / name).read_bytes()
    report = json.loads((first / "report.json").read_bytes())
    assert {finding["rule"] for finding in report["findings"]} >= PLANTED
    sarif = json.loads((first / "report.sarif").read_bytes())
    assert [r["ruleId"] for r in sarif["runs"][0]["results"]] == [f["rule"] for f in report["findings"]]
    for name in ("report.html", "report.md"):
        text = (first / name).read_text(encoding="utf-8")
        assert all(finding["rule"] in text for finding in report["findings"])


def test_no_report_holds_a_secret_in_clear(run: Run, demo: Path, tmp_path: Path) -> None:
    run("scan", demo, "-o", "a.json", "-o", "a.sarif", "-o", "a.html", "-o", "a.md", cwd=tmp_path)
    for path in tmp_path.iterdir():
        text = path.read_text(encoding="utf-8")
        assert [token for token in TOKENS if token in text] == [], path.name
    revealed = run("scan", demo, "--reveal", "-f", "json")
    assert [token for token in TOKENS if token not in revealed.text] == []


def test_the_demo_is_described_truthfully(run: Run, demo: Path) -> None:
    report = json.loads(run("scan", demo, "-f", "json").out)
    assert report["end_state"] == "complete"
    assert report["artifact"]["package"] == {
        "ecosystem": "npm",
        "name": "orbit-cli",
        "version": "1.4.0",
        "builder": None,
    }
    exposure = report["exposure"]
    assert (exposure["maps"], exposure["sources_listed"], exposure["sources_with_content"]) == (1, 4, 4)
    assert exposure["first_party"]["files"] == 3
    assert exposure["third_party"]["files"] == 1
    assert report["counts"]["rebuilt_sources"] == 4


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--exit-zero"], 0),
        (["--fail-on", "low"], 1),
        (["--profile", "nonsense"], 2),
        (["--as-of", "tomorrow"], 2),
        (["-o", "report.unknown"], 2),
        (["--policy", "missing.toml"], 2),
        (["--baseline", "missing.json"], 2),
    ],
)
def test_options_decide_the_exit_code(run: Run, demo: Path, tmp_path: Path, options: list[str], code: int) -> None:
    done = run("scan", demo, *options, cwd=tmp_path)
    assert done.code == code, done.err
    assert "Traceback" not in done.err


def tarball(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


CLEAN = {
    "package/package.json": b'{"name": "clean", "version": "1.0.0", "license": "MIT", "files": ["index.js"]}',
    "package/index.js": b"export const answer = 42;\n",
}


def test_a_clean_package_passes(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "clean-1.0.0.tgz"
    path.write_bytes(tarball(CLEAN))
    done = run("scan", path)
    assert done.code == 0, done.text
    assert done.text.lower().startswith("pass")


def test_a_truncated_package_is_incomplete_and_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "cut.tgz"
    noise = random.Random(1).randbytes(200_000)
    path.write_bytes(tarball(CLEAN | {"package/data.bin": noise})[:-9000])
    done = run("scan", path)
    assert done.code == 4, done.text
    assert "cov-unreadable" in done.text
    assert "package/index.js" in run("list", path).text


def _tar() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    return stream.getvalue()


def _zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "x")
    return stream.getvalue()


CUT_MAP = b'{"version":3,"sources":["a.js","b.js"],"mappings":"","sourcesContent":["1","2'


def test_bytes_that_are_left_out_never_pass_in_silence(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "cut.js.map"
    path.write_bytes(CUT_MAP)
    done = run("scan", path, "-f", "json")
    report = json.loads(done.out)
    assert (done.code, report["verdict"]["state"]) == (4, "fail")
    assert [f["rule"] for f in report["findings"] if f["rule"].startswith("cov-")] == ["cov-not-scanned"]
    assert run("scan", path, "--profile", "triage", "--exit-zero").code == 0


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("after.tar", _tar() + b"hidden " * 200, "arc-tar-trailing"),
        ("after.tgz", gzip.compress(_tar()) + b"hidden", "arc-tar-trailing"),
        ("after.zip", _zip() + b"hidden", "arc-zip-hidden-data"),
        ("before.zip", b"hidden" + _zip(), "arc-zip-hidden-data"),
    ],
)
def test_bytes_around_an_archive_are_read_and_flagged(
    run: Run, tmp_path: Path, name: str, data: bytes, rule: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    done = run("scan", path, "-f", "json")
    assert (done.code, [f["rule"] for f in json.loads(done.out)["findings"]]) == (1, [rule])
    assert run("show", path, "%gap" if name.startswith("before") else "%trailing").out.startswith(b"hidden")


def test_an_archive_without_entries_is_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty.tar"
    path.write_bytes(bytes(10240))
    assert run("scan", path).code == 0
    done = run("restore", path, "-o", tmp_path / "out")
    assert (done.code, "No source can be rebuilt" in done.text) == (0, True)


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.tgz", b""), ("missing.tgz", None), ("folder/missing.whl", None)],
)
def test_input_that_cannot_be_read_ends_with_three_and_a_sentence(
    run: Run, tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    done = run("scan", path)
    assert done.code == 3, done.text
    assert "Traceback" not in done.err + done.text
    assert done.err.strip() + done.text.strip()


def test_corrupt_input_never_ends_in_a_traceback(run: Run, tmp_path: Path) -> None:
    whole = tarball(CLEAN)
    for position in (3, 12, len(whole) // 2, len(whole) - 4):
        path = tmp_path / f"corrupt-{position}.tgz"
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 0xFF]) + whole[position + 1 :])
        done = run("scan", path)
        assert done.code in (0, 1, 3, 4)
        assert "Traceback" not in done.err + done.text


def test_a_single_file_that_is_no_container_is_scanned(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(b"nothing here\n")
    assert run("scan", path).code == 0


def test_nested_containers_and_maps_in_them_are_opened(run: Run, tmp_path: Path, demo: Path) -> None:
    wheel = io.BytesIO()
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("pkg/data/inner.tgz", demo.read_bytes())
    path = tmp_path / "outer.tar.gz"
    path.write_bytes(tarball({"layer/app.whl": wheel.getvalue()}))
    paths = [item["path"] for item in json.loads(run("list", path, "--json").out)]
    inner = "layer/app.whl!/pkg/data/inner.tgz!/package/dist/cli.js.map!/_up1/src/config.ts"
    assert inner in paths
    shown = run("show", path, inner)
    assert shown.code == 0
    assert b"loadSettings" in shown.out
    assert "Warning" in shown.err


def test_a_bare_compressed_file_opens(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bundle.js.gz"
    path.write_bytes(gzip.compress(b"console.log(1)\n", mtime=0))
    (item,) = json.loads(run("list", path, "--json").out)
    assert item["path"] == "bundle.js"


def test_a_folder_is_one_artifact(run: Run, tmp_path: Path, demo: Path) -> None:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "a.tgz").write_bytes(demo.read_bytes())
    (tmp_path / "dist" / "readme.txt").write_text("hello\n")
    report = json.loads(run("scan", tmp_path / "dist", "-f", "json").out)
    assert report["artifact"]["format"] == "folder"
    assert any(f["path"].startswith("a.tgz!/") for f in report["findings"])


def test_several_artifacts_make_one_document(run: Run, tmp_path: Path, demo: Path) -> None:
    path = tmp_path / "clean-1.0.0.tgz"
    path.write_bytes(tarball(CLEAN))
    done = run("scan", demo, path, "-f", "json")
    assert done.code == 1
    document = json.loads(done.out)
    assert [r["artifact"]["name"] for r in document["reports"]] == [demo.name, path.name]
    assert document["matrix"]


def test_words_of_the_policy_reach_the_rules(run: Run, tmp_path: Path) -> None:
    (tmp_path / "inspector.toml").write_text('[words]\ncode-names = ["atlas"]\n', encoding="utf-8")
    (tmp_path / "app.js").write_text("if (flags.atlasPreview) {}\n", encoding="utf-8")
    done = run("scan", "app.js", "-f", "json", cwd=tmp_path)
    assert [finding["rule"] for finding in json.loads(done.out)["findings"]] == ["pre-codenames"]
    assert done.code == 1


def test_verbose_tells_on_standard_error_how_the_workers_are_locked_in(run: Run, demo: Path) -> None:
    told = run("scan", demo, "--verbose").err.splitlines()
    assert sorted(line.split(": ")[1] for line in told) == ["locked in, reader", "locked in, scanner"]
    assert run("scan", demo).err == ""


def npm_package(path: Path, **files: str) -> Path:
    """A package whose scan depends on nothing but the files given."""
    manifest = {"name": "pair", "version": "1.0.0", "license": "MIT", "files": ["*"], "main": "index.js"}
    texts = {"package.json": json.dumps(manifest), "index.js": "", "LICENSE": "MIT", "README.md": "# pair\n", **files}
    with tarfile.open(path, "w:gz") as archive:
        for name, text in texts.items():
            info = tarfile.TarInfo(f"package/{name}")
            info.size = len(text)
            archive.addfile(info, io.BytesIO(text.encode()))
    return path


def test_a_baseline_leaves_only_what_is_new(run: Run, tmp_path: Path) -> None:
    old = npm_package(tmp_path / "pair-1.0.0.tgz", **{".npmrc": f"//registry.example/:_authToken={TOKENS[0]}\n"})
    done = run("scan", old, "-o", "old.json", "--quiet", cwd=tmp_path)
    assert done.code == 1, done.err
    known = {finding["rule"] for finding in json.loads((tmp_path / "old.json").read_bytes())["findings"]}

    same = run("scan", old, "--baseline", "old.json", "-f", "json", cwd=tmp_path)
    assert (same.code, same.err) == (0, "")
    assert {row["baseline"] for row in json.loads(same.out)["findings"]} == {"unchanged"}

    both = {".npmrc": f"\n//registry.example/:_authToken={TOKENS[0]}\n", ".env": f"TOKEN={TOKENS[1]}\n"}
    new = npm_package(tmp_path / "pair-1.0.1.tgz", **both)
    done = run("scan", new, "--baseline", "old.json", "-f", "json", cwd=tmp_path)
    assert done.code == 1, done.err
    rows = json.loads(done.out)["findings"]
    assert {row["rule"] for row in rows if row["baseline"] == "unchanged"} == known
    assert {row["path"] for row in rows if row["baseline"] == "new" and row["severity"] == "critical"} == {
        "package/.env"
    }
