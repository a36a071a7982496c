"""Java archives: `META-INF/MANIFEST.MF`, and Maven's `pom.properties` where there is exactly one."""

from inspector.core.artifact import PackageClaim
from inspector.packages.claim import claim
from inspector.packages.headers import read_headers
from inspector.packages.level import PackageLevel

_MANIFEST = "META-INF/MANIFEST.MF"
_FIELDS = (("implementation-title", "implementation-version"), ("bundle-symbolicname", "bundle-version"))
MAX_PROPERTIES = 200


def recognise(level: PackageLevel) -> PackageClaim | None:
    """The claim of a Java archive."""
    manifest = level.body(_MANIFEST)
    if manifest is None:
        return None
    return _maven(level) or _main_attributes(manifest)


def _maven(level: PackageLevel) -> PackageClaim | None:
    names = [name for name in level.files if name.startswith("META-INF/maven/") and name.endswith("/pom.properties")]
    if len(names) != 1:  # a bundle of several artifacts does not say which one it is
        return None
    lines = (level.body(names[0]) or b"").decode("utf-8", "replace").splitlines()[:MAX_PROPERTIES]
    fields = {key.strip(): value.strip() for key, _, value in (line.partition("=") for line in lines)}
    group, artifact = fields.get("groupId"), fields.get("artifactId")
    return claim("maven", f"{group}:{artifact}", fields.get("version")) if group and artifact else None


def _main_attributes(manifest: bytes) -> PackageClaim | None:
    fields = {key: value.replace("\n", "") for key, value in read_headers(manifest).items()}  # lines break at 72 bytes
    for name, version in _FIELDS:
        if name in fields:
            return claim("maven", fields[name].partition(";")[0], fields.get(version))
    return None
