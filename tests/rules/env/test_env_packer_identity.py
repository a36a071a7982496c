import pytest

from inspector.core.anomaly import AnomalyKind
from inspector.core.entry import EntryKind
from inspector.core.finding import Finding
from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.env.env_packer_identity import EnvPackerIdentity
from tests.rules.arc.odd_view import odd_view
from tests.rules.view_builder import add_entry

RULE = EnvPackerIdentity()


def packed_by(*owners: tuple[int, str, str], format_name: str = "tar.gz") -> ArtifactView:
    view = ArtifactView(artifact_name="x.tgz", artifact_format=format_name)
    for index, (uid, owner, group) in enumerate(owners):
        add_entry(view, f"package/{index}", uid=uid, owner=owner or None, group=group or None)
    return view


def found(view: ArtifactView) -> list[Finding]:
    return list(RULE.check(view))


def test_flags_a_person_and_a_team() -> None:
    (finding,) = found(packed_by((501, "carol", "staff"), (501, "carol", "builders-of-acme"), (0, "root", "wheel")))
    assert finding.severity is Severity.LOW
    assert finding.message == "2 of 3 records belong to the user carol and the group builders-of-acme."
    assert finding.evidence is not None
    assert finding.evidence.excerpt == "carol; builders-of-acme (user number 501)"


def test_flags_a_mere_number_as_information() -> None:
    (finding,) = found(packed_by((1001, "", ""), (0, "", "")))
    assert (finding.severity, finding.message) == (Severity.INFO, "1 of 2 records belong to user number 1001.")


def test_flags_what_gzip_headers_and_attributes_say() -> None:
    view = odd_view(AnomalyKind.GZIP_HEADER_TEXT, AnomalyKind.TAR_ATTRIBUTES)
    assert [finding.rule for finding in RULE.check(view)] == ["env-packer-identity"] * 2


@pytest.mark.parametrize(
    "owner",
    [
        (0, "root", "root"),
        (0, "", ""),
        (1001, "runner", "docker"),
        (65534, "nobody", "nogroup"),
        (33, "www-data", "_x"),
    ],
)
def test_clean_owners(owner: tuple[int, str, str]) -> None:
    assert not found(packed_by(owner))


def test_clean_formats_and_packages_of_others() -> None:
    assert not found(packed_by((501, "carol", "staff"), format_name="zip"))
    view = packed_by()
    inner = add_entry(view, "package/node_modules/x/a.tar", kind=EntryKind.FILE)
    add_entry(view, "a", inner, uid=501, owner="carol")
    assert not found(view)
