import importlib.util
import marshal

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.documents.constants import constants_document
from tests.secrets.loaded_engine import entry_named

ENTRY = entry_named("pkg/__pycache__/a.cpython-311.pyc")


def _compiled(source: str) -> bytes:
    code = compile(source, "/build/a.py", "exec")
    return importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(code)


def test_each_constant_is_a_line_and_leads_back() -> None:
    value = "needle" + "-in-a-constant"
    data = _compiled(f"X = {value!r}\ndef f():\n    return {'other ' + value!r}\n")
    document = constants_document(ENTRY, data)
    assert document is not None
    assert value in document.data.decode().splitlines()
    origin = document.to_origin(document.data.index(value.encode()))
    assert origin is not None
    assert data[origin : origin + len(value)] == value.encode()


def test_other_files_have_none() -> None:
    assert constants_document(entry_named("a.py"), _compiled("X = 'value of it'")) is None
    assert constants_document(ENTRY, b"no module") is None


@settings(max_examples=50)
@given(st.binary(max_size=200))
def test_damage_is_no_error(tail: bytes) -> None:
    constants_document(ENTRY, _compiled("X = 'value'")[:40] + tail)
