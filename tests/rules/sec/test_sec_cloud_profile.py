import json

import pytest

from inspector.core.severity import Severity
from inspector.rules.sec.sec_cloud_profile import SecCloudProfile
from inspector.rules.sec.sec_registry_credentials import SecRegistryCredentials
from tests.secrets.loaded_engine import own_facts
from tests.secrets.planted import noise, password

RULE = SecCloudProfile()
KEY = noise(40, 31)
KUBE = f"apiVersion: v1\nclusters: []\nusers:\n- name: a\n  user:\n    token: {KEY}\n"
STATE = json.dumps({"terraform_version": "1.9", "resources": [{"master_password": password(), "name": "db"}]})


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        (".aws/credentials", f"[default]\naws_secret_access_key = {KEY}\n", "AWS secret access key of a profile."),
        ("home/.kube/config", KUBE, "Token of a Kubernetes user."),
        ("prod.kubeconfig", KUBE.replace("token", "client-key-data"), "Private key of a Kubernetes user."),
        ("deploy/terraform.tfstate", STATE, "Terraform attribute master_password."),
        (
            "acme-service-account.json",
            json.dumps({"type": "service_account", "private_key": f"-----{KEY}"}),
            "Private key of a service account.",
        ),
    ],
)
def test_flags_logins(name: str, text: str, title: str) -> None:
    (finding,) = RULE.check(own_facts(text, name))
    assert (finding.severity, finding.message) == (Severity.CRITICAL, title)
    assert not list(SecRegistryCredentials().check(own_facts(text, name)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".aws/credentials", "[default]\nregion = eu-central-1\n"),
        (".aws/credentials", "[default]\naws_secret_access_key = ${SECRET}\n"),
        ("config", KUBE),
        (".kube/config", "token: x"),
        ("a.tfstate", '{"password": "not a state"}'),
        ("credentials.json", json.dumps({"private_key": KEY})),
    ],
)
def test_clean_files(name: str, text: str) -> None:
    assert not list(RULE.check(own_facts(text, name)))
