"""What the examination of one content leaves behind for the rules over the whole artifact."""

import marshal
from importlib.util import MAGIC_NUMBER

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.finding import Finding
from inspector.core.problem import Problem
from inspector.core.view import ArtifactView
from inspector.engine.worker.assembly import Piece
from inspector.engine.worker.examine import Examiner
from inspector.rules.sec.sec_in_compiled import SecInCompiled
from tests.secrets.loaded_engine import engine
from tests.secrets.planted import aws_pair, github_token, google_key


def examined(value: str) -> tuple[ArtifactView, list[Finding], list[str]]:
    """A compiled module with one constant."""
    data = MAGIC_NUMBER + bytes(12) + marshal.dumps(compile(f"x = {value!r}\n", "settings.py", "exec"))
    entry = Entry(1, None, "a.pyc", "a.pyc", EntryKind.FILE, Origin.ARCHIVED)
    view, findings, secrets, problems = ArtifactView(), list[Finding](), list[str](), list[Problem]()
    view.add(entry)
    Examiner(view, engine(), findings.extend, secrets.extend, problems.append).examine(
        Piece(entry, data, 0, 1, is_partial=False, skip=())
    )
    assert not problems
    return view, findings, secrets


def test_a_token_that_only_compiled_code_holds() -> None:
    view, findings, secrets = examined(github_token())
    assert github_token() in secrets
    assert "sec-provider-token" in {finding.rule for finding in findings}
    assert len(list(SecInCompiled().check(view))) == 1


def test_keys_that_everybody_may_see_are_no_finding_of_the_whole() -> None:
    for value in (google_key(), aws_pair()[0]):
        view, findings, secrets = examined(value)
        assert value in secrets, "it is hidden all the same"
        assert findings
        assert not list(SecInCompiled().check(view))
