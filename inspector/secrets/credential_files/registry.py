"""Which reader reads which file."""

from dataclasses import dataclass

from inspector.secrets.credential_files.cargo_credentials import read_cargo_credentials
from inspector.secrets.credential_files.credential import Reader
from inspector.secrets.credential_files.docker_config import read_docker_config
from inspector.secrets.credential_files.gem_credentials import read_gem_credentials
from inspector.secrets.credential_files.netrc import read_netrc
from inspector.secrets.credential_files.npmrc import read_npmrc
from inspector.secrets.credential_files.nuget_config import read_nuget_config
from inspector.secrets.credential_files.pip_conf import read_pip_conf
from inspector.secrets.credential_files.pypirc import read_pypirc


@dataclass(frozen=True, slots=True)
class CredentialFile:
    """One kind of credential file."""

    id: str
    names: frozenset[str]
    """File names in lower case."""
    read: Reader
    folders: frozenset[str] = frozenset()
    """Names of the folder it must lie in; empty for anywhere."""


_CARGO_NAMES = frozenset({"credentials", "credentials.toml"})
CREDENTIAL_FILES: tuple[CredentialFile, ...] = (
    CredentialFile("npmrc", frozenset({".npmrc", "npmrc"}), read_npmrc),
    CredentialFile("pypirc", frozenset({".pypirc"}), read_pypirc),
    CredentialFile("netrc", frozenset({".netrc", "_netrc"}), read_netrc),
    CredentialFile("pip-conf", frozenset({"pip.conf", "pip.ini"}), read_pip_conf),
    CredentialFile("cargo-credentials", _CARGO_NAMES, read_cargo_credentials, frozenset({".cargo"})),
    CredentialFile("gem-credentials", frozenset({"credentials"}), read_gem_credentials, frozenset({".gem", "gem"})),
    CredentialFile("nuget-config", frozenset({"nuget.config"}), read_nuget_config),
    CredentialFile("docker-config", frozenset({"config.json", ".dockercfg", ".dockerconfigjson"}), read_docker_config),
)


_NAMES = frozenset[str]().union(*(kind.names for kind in CREDENTIAL_FILES))


def credential_file(name: str) -> CredentialFile | None:
    """The kind of a file by its name with folders; None for all other files."""
    folders, _, last = name.replace("\\", "/").lower().rpartition("/")
    if last not in _NAMES:
        return None
    folder = folders.rpartition("/")[2]
    for kind in CREDENTIAL_FILES:
        if last in kind.names and (not kind.folders or folder in kind.folders):
            return kind
    return None
