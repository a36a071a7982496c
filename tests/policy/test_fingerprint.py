"""Fingerprints: stable where they should be, different where they must be."""

import re

from inspector.policy.fingerprint import FingerprintMaker


def test_both_have_32_digits_and_never_change() -> None:
    made = FingerprintMaker().fingerprint("vcs-ci-config", 1, "package/.travis.yml", "key")
    assert re.fullmatch(r"[0-9a-f]{32}", made.exact)
    assert re.fullmatch(r"[0-9a-f]{32}", made.loose)
    # Pinned: acceptances in policy files of other people depend on it.
    assert made.exact == FingerprintMaker().fingerprint("vcs-ci-config", 1, ".travis.yml", "key").exact
    assert (made.exact, made.loose) == ("14175e82a23a1717cdda52f8309da7fd", "1b82fdb6fe610aee439e5283b86ba7fe")


def test_what_changes_which() -> None:
    maker = FingerprintMaker()
    first = maker.fingerprint("a-b", 1, "x/y", "key")
    moved = maker.fingerprint("a-b", 1, "x/z", "key")
    revised = maker.fingerprint("a-b", 2, "x/y", "key")
    other = maker.fingerprint("a-b", 1, "x/y", "yek")
    again = maker.fingerprint("a-b", 1, "x/y", "key", 1)
    assert len({f.exact for f in (first, moved, revised, other, again)}) == 5
    assert first.loose == moved.loose == revised.loose == again.loose != other.loose


def test_parts_do_not_run_into_each_other() -> None:
    maker = FingerprintMaker()
    assert maker.fingerprint("a", 1, "p", "bc").loose != maker.fingerprint("ab", 1, "p", "c").loose


def test_a_key_of_ones_own_changes_everything() -> None:
    own, built_in = FingerprintMaker(b"k" * 20), FingerprintMaker()
    assert own.fingerprint("a", 1, "p", "c") != built_in.fingerprint("a", 1, "p", "c")
    assert own.key_id() != built_in.key_id()


def test_lone_surrogates_are_welcome() -> None:
    assert FingerprintMaker().fingerprint("a", 1, "p\udcff", "\ud800").exact
