"""The archives of the Python index's own upload check: what it refuses, we say so and why; what it takes, we do not."""

from pathlib import Path

import pytest

from inspector.core.finding import Finding
from tests.rules.arc.archive_findings import archive_findings

CASES = Path(__file__).resolve().parents[3] / "shared" / "cases" / "zip-accept-reject"
ACCEPTED = sorted(path.name for path in (CASES / "accept").glob("*"))
REASONS = {
    "8bitcomment.zip": "end record",
    "cd_comment.zip": "comment in the directory",
    "cd_extra_entry.zip": "shares its local header",
    "cd_missing_entry.zip": "missing from the directory",
    "data_descriptor.zip": "data descriptor",
    "data_descriptor_bad_crc.zip": "data descriptor behind fixme states other values",
    "data_descriptor_bad_crc_0.zip": "data descriptor behind fixme states other values",
    "data_descriptor_bad_csize.zip": "data descriptor behind fixme states other values",
    "data_descriptor_bad_usize.zip": "data descriptor behind fixme states other values",
    "data_descriptor_bad_usize_no_sig.zip": "data descriptor behind fixme states other values",
    "data_descriptor_zip64.zip": "data descriptor",
    "data_descriptor_zip64_csize.zip": "data descriptor behind fixme states other values",
    "data_descriptor_zip64_usize.zip": "data descriptor behind fixme states other values",
    "dupe_eocd.zip": "end record",
    "eocd64_locator_mismatch.zip": "locator says byte 1, but it stands at 0",
    "eocd64_non_locator.zip": "no locator leads",
    "eocd64_without_eocd.zip": "another locator",
    "eocd64_without_locator.zip": "no locator",
    "extra3byte.zip": "extra fields",
    "missing_local_file.zip": "local header of a is missing",
    "non_ascii_original_name.zip": "not UTF-8",
    "not.zip": "not an archive",
    "prefix.zip": "prefix data",
    "second_unicode_extra.zip": "duplicate extra field (Unicode name)",
    "shortextra.zip": "malformed",
    "suffix_not_comment.zip": "trailing data",
    "unicode_extra_chain.zip": "duplicate extra field (Unicode name)",
    "wheel-1.0-py3-none-any.whl": "occurs 2 times",
    "zip64_eocd_confusion.zip": "end record",
    "zip64_eocd_extensible_data.zip": "extensible data",
    "zip64_extra_csize.zip": "zip64 extra field",
    "zip64_extra_too_long.zip": "zip64 extra field",
    "zip64_extra_too_short.zip": "zip64 extra field",
    "zip64_extra_usize.zip": "zip64 extra field",
    "zipinzip.zip": "end record",
}
needs_cases = pytest.mark.skipif(not ACCEPTED, reason="the archives of the upload check are not beside the checkout")


def findings_of(path: Path) -> list[Finding]:
    return archive_findings(path.read_bytes(), path.name)


@needs_cases
@pytest.mark.parametrize("name", ACCEPTED)
def test_what_the_index_takes_is_refused_by_nobody(name: str) -> None:
    findings = findings_of(CASES / "accept" / name)
    assert not [finding.message for finding in findings if "pypi" in finding.refused_by]
    if name.startswith("short_usize"):
        assert any("states 9 bytes, but there are" in finding.message for finding in findings)


@needs_cases
@pytest.mark.parametrize("name", REASONS)
def test_what_the_index_refuses_is_refused_for_the_reason(name: str) -> None:
    refused = [finding.message for finding in findings_of(CASES / "reject" / name) if "pypi" in finding.refused_by]
    assert any(REASONS[name] in message for message in refused), refused


@needs_cases
def test_no_archive_is_left_out() -> None:
    assert {path.name for path in (CASES / "reject").iterdir()} == set(REASONS)
