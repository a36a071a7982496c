"""What a path in a map tells about the computer that built it."""

import re
from dataclasses import dataclass

_BUNDLER = re.compile(r"^(?:webpack|webpack-internal|turbopack|rspack|ng|vite|parcel)://[^/]*(?=/)", re.IGNORECASE)
_FILE = re.compile(r"(?:^|/)file:/*(?=[^/])", re.IGNORECASE)
_CLIMB = re.compile(r"^(?:\.{1,2}/)+")
_HOME = re.compile(r"^(?:/*[A-Za-z]:)?/*(?:private/|System/Volumes/Data/)?(?:Users|home)/(?P<user>[^/]{1,100})/")
_OTHER_HOME = re.compile(r"^/+(?:export/home|usr/home|var/home|mnt/c/Users|c/Users)/(?P<user>[^/]{1,100})/")
_DRIVE = re.compile(r"^/*[A-Za-z]:/")
_SHARE = re.compile(r"^(?:\\\\|//)(?P<host>[^/\\]{1,200})[/\\]+[^/\\]")
_FILE_SERVER = re.compile(r"(?:^|/)file://(?P<host>[A-Za-z0-9][\w-]*(?:\.[\w-]+)*)/[^/]", re.IGNORECASE)
_NETWORK_PATH = re.compile(
    r"^//(?P<host>(?:[\w-]{1,63}\.){1,8}(?:internal|corp|intranet|lan|local|localdomain|home\.arpa))/[^/]",
    re.IGNORECASE,
)
_FETCHED_FROM = re.compile(
    r"/\.pnpm/(?:git[+@])?(?:(?:ssh|https?)[+@]{1,3})?(?:git@)?(?P<host>(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,20})(?:\+|%2B)"
)
"""How pnpm calls the folder of what comes from elsewhere than the registry. Packages of a scope begin with `@`."""
_PUBLIC_SERVERS = frozenset(
    {"github.com", "codeload.github.com", "gitlab.com", "bitbucket.org", "registry.npmjs.org", "registry.yarnpkg.com",
     "registry.npmmirror.com", "npm.pkg.github.com", "npm.jsr.io", "pkg.pr.new", "cdn.jsdelivr.net", "gist.github.com"}
)  # fmt: skip
_SYSTEM = re.compile(
    r"^/+(?:root|var|opt|mnt|media|srv|tmp|private|usr|builds?|workspaces?|github|Volumes|data|app|code|project|home|Users"
    r"|drone|jenkins|codebuild|vercel|bitbucket|buildkite|nix|proc|etc)/"
)
_NOBODY = frozenset(
    {"admin", "administrator", "agent", "app", "appveyor", "azureuser", "bamboo", "build", "builder",
     "buildkite-agent", "ci", "circleci", "cirrus", "codespace", "containeradministrator", "debian", "default",
     "distiller", "docker", "ec2-user", "expo", "fedora", "gitlab-runner", "gitpod", "jenkins", "nobody",
     "node", "public", "root", "runner", "runneradmin", "sandbox", "semaphore", "shared", "teamcity", "travis",
     "ubuntu", "user", "username", "vagrant", "vscode", "vssadministrator", "vsts", "vsts_azpcontainer",
     "worker", "www-data"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PrivatePath:
    """One path that should not have left the house."""

    key: str
    """What is private in it: the same for all paths of one home folder."""
    sentence: str
    """What it tells, without a full stop."""
    is_personal: bool
    """Whether it names a person or a host, and not only a folder of some machine."""


def private_path(spelled: str) -> PrivatePath | None:
    """What a source's name or root tells; None where it tells nothing."""
    share = _SHARE.match(spelled)
    if share and not spelled.startswith("//"):
        host = share["host"]
        return PrivatePath(f"host:{host.lower()}", f"names the file server {host}", is_personal=True)
    server = _server(spelled)
    if server:
        return server
    path, is_absolute = _bare(spelled)
    home = _HOME.match(path) or _OTHER_HOME.match(path)
    if home and (is_absolute or path.startswith("Users/")):
        return _of_home(home["user"])
    if is_absolute and (_SYSTEM.match(path) or _DRIVE.match(path)):
        folder = "/".join(path.replace("//", "/").lstrip("/").split("/")[:2])
        return PrivatePath(f"folder:{folder}", "holds absolute paths of the computer that built it", is_personal=False)
    return None


def _server(spelled: str) -> PrivatePath | None:
    """A host other than a Windows file server's that a name leads to, or was fetched from."""
    network = _NETWORK_PATH.match(spelled) or _FILE_SERVER.search(spelled)
    if network:
        host = network["host"].lower()
        # With too few slashes the first folder of a path stands in the place of the host.
        if host != "localhost" and any(c.isdigit() or c == "." for c in host) and not _SYSTEM.match(f"/{host}/"):
            return PrivatePath(f"host:{host}", f"names the file server {host}", is_personal=True)
    fetched = _FETCHED_FROM.search(spelled) if "/.pnpm/" in spelled else None
    if fetched and fetched["host"].lower() not in _PUBLIC_SERVERS:
        host = fetched["host"].lower()
        return PrivatePath(f"host:{host}", f"names the server of a dependency, {host}", is_personal=True)
    return None


def _of_home(user: str) -> PrivatePath:
    if user.lower() in _NOBODY:
        return PrivatePath(
            f"folder:home/{user}", "holds absolute paths of the computer that built it", is_personal=False
        )
    return PrivatePath(f"user:{user}", f"names the user {user}", is_personal=True)


def _bare(spelled: str) -> tuple[str, bool]:
    """The path without schemes and climbing, with slashes only, and whether it is absolute.

    A name that climbs all the way up to `Users/` is absolute in all but spelling.
    """
    path = spelled.replace("\\", "/")
    found = _FILE.search(path)
    if found:
        return "/" + path[found.end() :], True
    bundled = _BUNDLER.match(path)
    if bundled:
        path = path[bundled.end() :]
        return (path[1:], True) if path.startswith("//") or _DRIVE.match(path) else (path.lstrip("/"), False)
    climbed = _CLIMB.match(path)
    if climbed and ".." in climbed.group():
        return path[climbed.end() :], False
    return path, path.startswith("/") or _DRIVE.match(path) is not None
