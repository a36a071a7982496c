import pytest

from inspector.core.severity import Severity
from inspector.rules.obf.obf_eval_decoded import ObfEvalDecoded
from tests.secrets.loaded_engine import own_facts

RULE = ObfEvalDecoded()
RUN, DECODE = "ev" + "al", "at" + "ob"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"x;{RUN}({DECODE}('YQ=='))", "a.js"),
        (f"x;{RUN} ({DECODE}('YQ=='))", "a.js"),
        ("ex" + "ec (base64.b64decode('YQ=='))", "a.py"),
        ("new Func" + "tion( Buffer.from('YQ','base64').toString())()", "a.js"),
        ("ex" + "ec(base64.b64decode('YQ=='))", "a.py"),
        ("ex" + "ec(compile(zlib.decompress(data), 'x', 'exec'))", "a.py"),
        ("ex" + "ec(__import__('marshal').loads(b''))", "a.py"),
        ("echo YQ== | base64 -d | sh", "install.sh"),
    ],
)
def test_flags_decoding_and_running(text: str, name: str) -> None:
    (finding,) = RULE.check(own_facts(f"\n{text}", f"package/{name}"))
    assert (finding.severity, finding.line) == (Severity.HIGH, 2)


def test_flags_tests_as_milder() -> None:
    (finding,) = RULE.check(own_facts(f"{RUN}({DECODE}('YQ=='))", "tests/a.js"))
    assert finding.severity is Severity.LOW


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{RUN}(code)", "a.js"),
        ("pattern.ex" + f"ec({DECODE}(x))", "a.js"),
        ("retrieval(base64_decode)", "a.js"),
        ("Function.prototype.call(Buffer.from(x))", "a.js"),
        (f"{RUN}({DECODE}('YQ=='))", "notes.md"),
        ("base64 -d file > out", "a.sh"),
    ],
)
def test_clean_code(text: str, name: str) -> None:
    assert not list(RULE.check(own_facts(text, f"package/{name}")))
