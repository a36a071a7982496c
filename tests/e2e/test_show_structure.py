"""`inspector show --structure` from outside."""

import gzip
import json
import zipfile
from pathlib import Path

from tests.conftest import Run
from tests.containers.context_builder import tar_of
from tests.containers.pyinstaller_builder import code, program
from tests.containers.test_ar_archive import member
from tests.containers.zip_builder import central, local, one
from tests.packages.wheel_builder import wheel_of


def test_records_of_an_artifact_as_text(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(one(central(b"n", 0), local(b"m")))
    done = run("show", "--structure", path)
    assert done.code == 0
    lines = done.text.splitlines()
    assert lines[0].split() == ["zip", "0", "38", "entry", "m"]
    assert any(line.split()[2:] == ["name:", "m", "!!", "The", "directory:", "n"] for line in lines)


def test_records_of_an_inner_archive_as_json(run: Run, tmp_path: Path) -> None:
    inner = gzip.compress(tar_of([("a.txt", b"x")]), mtime=0)
    path = tmp_path / "outer.tar"
    path.write_bytes(tar_of([("in/inner.tgz", inner)]))
    for spec, rest in (((path, "in/inner.tgz"), ()), ((f"{path}!/in/inner.tgz",), ())):
        done = run("show", "--structure", "--json", *spec, *rest)
        items = json.loads(done.out)
        assert [(item["layer"], item["kind"]) for item in items] == [
            ("tar", "file"), ("tar", "zero blocks"), ("gzip", "member"),
        ]  # fmt: skip
        assert {"name": "name", "value": "a.txt", "offset": 0, "size": 100, "mark": None} in items[0]["fields"]


def test_records_of_a_debian_package_and_of_a_program(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.deb"
    path.write_bytes(b"!<arch>\n" + member(b"debian-binary", b"2.0\n"))
    lines = run("show", "--structure", path).text.splitlines()
    assert [line.split()[:4] for line in lines if line.startswith("ar")] == [
        ["ar", "0", "8", "magic"], ["ar", "8", "64", "member"],
    ]  # fmt: skip
    carrier = tmp_path / "app"
    carrier.write_bytes(program([(b"s", b"app", code("x"))]))
    for spec in ((carrier,), (carrier, "app")):
        items = json.loads(run("show", "--structure", "--json", *spec).out)
        assert [item["kind"] for item in items] == ["program", "file", "row of the table", "cookie"]


def test_what_has_no_raw_records_is_a_sentence(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.js"
    path.write_text("let a = 1;")
    done = run("show", "--structure", path)
    assert done.code == 3
    assert "zip, tar, gzip" in done.err
    missing = run("show", "--structure", path, "nothing")
    assert missing.code == 3
    assert "There is no entry nothing" in missing.err


def test_show_without_a_path_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    done = run("show", tmp_path)
    assert done.code == 2
    assert "INNER_PATH" in done.err


def test_the_page_about_a_file(run: Run, tmp_path: Path) -> None:
    wheel = wheel_of({"demo/a.py": b"a"})
    wheel["demo/a.py"] = b"b"
    path = tmp_path / "demo-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, body in wheel.items():
            archive.writestr(name, body or b"")
    done = run("show", "--structure", path, "demo-1.0.dist-info/RECORD")
    assert done.code == 0
    assert done.text.startswith("Python package: RECORD\n")
    assert any(line.startswith("  demo/a.py  |  differs") and "!!" in line for line in done.text.splitlines())
    told = json.loads(run("show", "--structure", "--json", f"{path}!/demo-1.0.dist-info/METADATA").out)
    assert told["title"] == "Python package: METADATA"
    assert {"kind": "field", "cells": ["Name", "demo"], "mark": None} in told["rows"]


def test_the_page_about_the_artifact_itself(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "package.json"
    path.write_text('{"name": "demo"}')
    done = run("show", "--structure", path)
    assert done.code == 0
    assert "  Name: demo" in done.text.splitlines()
