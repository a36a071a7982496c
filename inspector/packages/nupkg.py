"""NuGet packages: one `.nuspec` at the top of a zip, XML."""

from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from inspector.core.artifact import PackageClaim
from inspector.packages.claim import claim
from inspector.packages.level import PackageLevel


def recognise(level: PackageLevel) -> PackageClaim | None:
    """The claim of a NuGet package."""
    names = level.names_at_top(".nuspec")
    body = level.body(names[0]) if names else None
    if body is None:
        return None
    try:
        root = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):  # LookupError: an encoding nobody knows
        return None
    fields = {element.tag.rpartition("}")[2]: element.text for parent in root for element in parent}
    return claim("nuget", fields.get("id"), fields.get("version"))


def nuspec_mistake(body: bytes) -> tuple[str, int] | None:
    """Why a `.nuspec` cannot be read, one sentence, and the line where that shows; None where it can."""
    try:
        fromstring(body, forbid_dtd=True)
    except ParseError as error:
        line, column = error.position
        return f"It is not XML: line {line}, column {column + 1} cannot be read.", line
    except (DefusedXmlException, ValueError, LookupError):
        line = body.count(b"\n", 0, max(0, body.find(b"<!"))) + 1
        return "It is XML that is not read for safety: it declares entities, or an encoding that nobody knows.", line
    return None
