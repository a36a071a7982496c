import json

import pytest

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.finding import Finding
from inspector.core.words import Words
from inspector.documents.decode import document_for
from inspector.rules.document_rule import DocumentFacts
from inspector.rules.int.int_dependency_confusion import IntDependencyConfusion

RULE = IntDependencyConfusion()
LOCK = b'"resolved": "https://registry.npmjs.org/@acme/core/-/core-9.9.9.tgz",\n'


def findings(name: str, data: bytes, scopes: tuple[str, ...] = ("@acme",)) -> list[Finding]:
    entry = Entry(1, None, name, name, EntryKind.FILE, Origin.ARCHIVED)
    return list(RULE.check(DocumentFacts(document_for(entry, data), words=Words(own_scopes=scopes))))


def manifest(**fields: object) -> bytes:
    return json.dumps({"name": "app", "version": "1.0.0", **fields}).encode()


@pytest.mark.parametrize("data", [LOCK, LOCK.replace(b"@acme/core", b"@acme%2fcore")])
def test_flags_lock_files_that_resolve_publicly(data: bytes) -> None:
    (finding,) = findings("package/package-lock.json", data + data)
    assert finding.message == "@acme/core is taken from a public registry."
    assert (finding.line, finding.content_key) == (1, "own package: @acme/core")


def test_flags_dependencies_of_a_package_outside_the_scope() -> None:
    (finding,) = findings("package/package.json", manifest(dependencies={"@acme/core": "^1", "lodash": "4"}))
    assert finding.message == "It depends on @acme/core, of an own scope."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("package/package-lock.json", LOCK.replace(b"registry.npmjs.org", b"npm.acme.example")),
        ("package/package-lock.json", LOCK.replace(b"@acme", b"@other")),
        ("package/node_modules/x/package-lock.json", LOCK),
        ("package/notes.txt", LOCK),
        ("package/package.json", manifest(name="@acme/app", dependencies={"@acme/core": "1"})),
        ("package/package.json", manifest(private=True, dependencies={"@acme/core": "1"})),
        ("package/package.json", manifest(dependencies={"@acme/core": "1"}, bundleDependencies=["@acme/core"])),
        ("package/package.json", manifest(dependencies={"@acme/core": "1"}, bundleDependencies=True)),
        ("package/package.json", b"no json"),
    ],
)
def test_clean_files(name: str, data: bytes) -> None:
    assert findings(name, data) == []


def test_clean_without_own_scopes() -> None:
    assert findings("package/package-lock.json", LOCK, ()) == []
