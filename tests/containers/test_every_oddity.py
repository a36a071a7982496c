"""Each oddity of zip and tar records has an archive in the tests that was built to have it."""

from inspector.core.anomaly import AnomalyKind
from tests.containers import test_tar_oddities, test_zip_oddities

_BUILT_ELSEWHERE = {
    AnomalyKind.PARSERS_DISAGREE,  # test_second_opinion
    AnomalyKind.GZIP_HEADER_TEXT,  # these five: test_stream_surroundings, test_compressed
    AnomalyKind.GZIP_SEVERAL_MEMBERS,
    AnomalyKind.STREAM_SKIPPED_FRAME,
    AnomalyKind.STREAM_TRAILING_BYTES,
    AnomalyKind.STREAM_WRONG_TRAILER,
    AnomalyKind.TAR_NO_END_MARKER,  # these two: test_tar_oddities, by tests of their own
    AnomalyKind.TAR_SIGNED_CHECKSUM,
}


def test_each_oddity_has_an_archive() -> None:
    built = {kind for kind, *_rest in (*test_zip_oddities.CASES, *test_tar_oddities.CASES)}
    assert built | _BUILT_ELSEWHERE == set(AnomalyKind)
