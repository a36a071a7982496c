"""Which reader reads which file."""

from dataclasses import dataclass

from inspector.secrets.credential_files.aws_profile import read_aws_profile
from inspector.secrets.credential_files.cargo_credentials import read_cargo_credentials
from inspector.secrets.credential_files.composer_auth import read_composer_auth
from inspector.secrets.credential_files.credential import Reader
from inspector.secrets.credential_files.docker_config import read_docker_config
from inspector.secrets.credential_files.gem_credentials import read_gem_credentials
from inspector.secrets.credential_files.kubeconfig import read_kubeconfig
from inspector.secrets.credential_files.maven_settings import read_maven_settings
from inspector.secrets.credential_files.mysql_options import read_mysql_options
from inspector.secrets.credential_files.netrc import read_netrc
from inspector.secrets.credential_files.npmrc import read_npmrc
from inspector.secrets.credential_files.nuget_config import read_nuget_config
from inspector.secrets.credential_files.pgpass import read_pgpass
from inspector.secrets.credential_files.pip_conf import read_pip_conf
from inspector.secrets.credential_files.pypirc import read_pypirc
from inspector.secrets.credential_files.service_account import read_service_account
from inspector.secrets.credential_files.terraform_state import read_terraform_state
from inspector.secrets.credential_files.wordpress_config import read_wordpress_config
from inspector.secrets.credential_files.yarnrc import read_bunfig, read_yarnrc


@dataclass(frozen=True, slots=True)
class CredentialFile:
    """One kind of credential file."""

    id: str
    names: frozenset[str]
    """File names in lower case."""
    read: Reader
    folders: frozenset[str] = frozenset()
    """Names of the folder it must lie in; empty for anywhere."""
    suffixes: tuple[str, ...] = ()
    """How further names end."""
    is_cloud: bool = False
    """Whether it opens a cloud account or a cluster, not a package registry."""


_CARGO_NAMES = frozenset({"credentials", "credentials.toml"})
_AWS_NAMES = frozenset({"credentials", "config"})
_KUBE_NAMES = frozenset({"kubeconfig", "kubeconfig.yaml", "kubeconfig.yml", "kube-config", "admin.conf"})
_TERRAFORM_NAMES = frozenset({"terraform.tfstate", "terraform.tfstate.backup"})
_TERRAFORM_SUFFIXES = (".tfstate", ".tfstate.backup")
_LOGIN_NAMES = frozenset({
    "application_default_credentials.json", "service-account.json", "service_account.json", "serviceaccount.json",
    "serviceaccountkey.json", "credentials.json", "client_secret.json", "accesstokens.json", "azureprofile.json",
    "google-credentials.json", "gcloud.json", "keyfile.json", "firebase-adminsdk.json",
})  # fmt: skip
_LOGIN_SUFFIXES = ("-service-account.json", "serviceaccount.json", "-credentials.json", "-adminsdk.json")
CREDENTIAL_FILES: tuple[CredentialFile, ...] = (
    CredentialFile("npmrc", frozenset({".npmrc", "npmrc"}), read_npmrc),
    CredentialFile("pypirc", frozenset({".pypirc"}), read_pypirc),
    CredentialFile("netrc", frozenset({".netrc", "_netrc"}), read_netrc),
    CredentialFile("pip-conf", frozenset({"pip.conf", "pip.ini"}), read_pip_conf),
    CredentialFile("cargo-credentials", _CARGO_NAMES, read_cargo_credentials, frozenset({".cargo"})),
    CredentialFile("gem-credentials", frozenset({"credentials"}), read_gem_credentials, frozenset({".gem", "gem"})),
    CredentialFile("nuget-config", frozenset({"nuget.config"}), read_nuget_config),
    CredentialFile("yarnrc", frozenset({".yarnrc.yml", ".yarnrc.yaml"}), read_yarnrc),
    CredentialFile("bunfig", frozenset({"bunfig.toml", ".bunfig.toml"}), read_bunfig),
    CredentialFile("composer-auth", frozenset({"auth.json"}), read_composer_auth),
    CredentialFile("maven-settings", frozenset({"settings.xml"}), read_maven_settings),
    CredentialFile("pgpass", frozenset({".pgpass", "pgpass.conf"}), read_pgpass),
    CredentialFile("mysql-options", frozenset({".my.cnf", "my.cnf"}), read_mysql_options),
    CredentialFile("wordpress-config", frozenset({"wp-config.php"}), read_wordpress_config),
    CredentialFile("docker-config", frozenset({"config.json", ".dockercfg", ".dockerconfigjson"}), read_docker_config),
    CredentialFile("aws-profile", _AWS_NAMES, read_aws_profile, frozenset({".aws", "aws"}), is_cloud=True),
    CredentialFile("kubeconfig", frozenset({"config"}), read_kubeconfig, frozenset({".kube", "kube"}), is_cloud=True),
    CredentialFile("kubeconfig-file", _KUBE_NAMES, read_kubeconfig, suffixes=(".kubeconfig",), is_cloud=True),
    CredentialFile(
        "terraform-state", _TERRAFORM_NAMES, read_terraform_state, suffixes=_TERRAFORM_SUFFIXES, is_cloud=True
    ),
    CredentialFile("cloud-login", _LOGIN_NAMES, read_service_account, suffixes=_LOGIN_SUFFIXES, is_cloud=True),
)
CLOUD_FILES = frozenset(kind.id for kind in CREDENTIAL_FILES if kind.is_cloud)
"""Ids of the files that open a cloud account or a cluster."""


_SUFFIXES = tuple(suffix for kind in CREDENTIAL_FILES for suffix in kind.suffixes)
_NAMES = frozenset[str]().union(*(kind.names for kind in CREDENTIAL_FILES))


def credential_file(name: str) -> CredentialFile | None:
    """The kind of a file by its name with folders; None for all other files."""
    folders, _, last = name.replace("\\", "/").lower().rpartition("/")
    if last not in _NAMES and not last.endswith(_SUFFIXES):
        return None
    folder = folders.rpartition("/")[2]
    for kind in CREDENTIAL_FILES:
        is_called_so = last in kind.names or (kind.suffixes and last.endswith(kind.suffixes))
        if is_called_so and (not kind.folders or folder in kind.folders):
            return kind
    return None
