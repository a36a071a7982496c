from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.digest_table import DigestTable


@given(st.dictionaries(st.integers(1, (1 << 31) - 1), st.binary(max_size=3)))
def test_digests_come_back_by_number(contents: dict[int, bytes]) -> None:
    digests = {number: sha256(content).hexdigest() for number, content in contents.items()}
    table = DigestTable()
    table.update(digests.items())
    assert {number: table[number] for number in digests} == digests
    assert len(table) == len(digests)


def test_what_has_none_says_so() -> None:
    table = DigestTable()
    table.update([(7, "ab" * 32)])
    assert (7 in table, 6 in table, "7" in table) == (True, False, False)
    assert table[7] == "ab" * 32
    with pytest.raises(KeyError):
        table[6]


def test_what_is_no_sha256_is_left_out() -> None:
    table = DigestTable()
    table.update([(1, "abc"), (2, "zz" * 32), (3, "ab" * 20)])
    assert len(table) == 0


def test_a_digest_may_be_said_again() -> None:
    table = DigestTable()
    table.update([(1, "00" * 32), (1, "11" * 32)])
    assert (table[1], len(table)) == ("11" * 32, 1)
