"""Manifests in JSON besides npm's: configurations of container images and the index of conda packages."""

from inspector.packages.bounded_json import read_object, string_or_none, strings
from inspector.previews.pages.built_page import BuiltPage
from inspector.previews.pages.json_values import leaves, said
from inspector.previews.pages.page_input import PageError, PageInput

_RUNTIME = ("User", "Entrypoint", "Cmd", "WorkingDir", "Shell", "StopSignal", "ExposedPorts", "Volumes", "Healthcheck")


def image_page(given: PageInput) -> BuiltPage:
    """A configuration (OCI image-spec 1.1, config). Raises PageError."""
    found = _object(given)
    page = BuiltPage("Container image: configuration")
    about = ("created", "author", "architecture", "variant", "os", "os.version")
    page.pairs("About", ((key, text) for key in about if (text := said(found.get(key)))))
    config = found.get("config")
    runtime = config if isinstance(config, dict) else {}
    page.pairs("How it is started", ((key, text) for key in _RUNTIME if (text := _started(runtime.get(key)))))
    page.pairs("Environment", (_split(text) for text in strings(runtime.get("Env"))))
    page.pairs("Labels", leaves(runtime.get("Labels")))
    steps = found.get("history")
    rows = [step for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []
    page.table(
        "Steps that built it", ("When", "Layer", "Command"),
        (
            (
                string_or_none(step.get("created")) or "",
                "none" if step.get("empty_layer") is True else "one",
                string_or_none(step.get("created_by")) or "",
            )
            for step in rows
        ),
    )  # fmt: skip
    rootfs = found.get("rootfs")
    layers = strings(rootfs.get("diff_ids")) if isinstance(rootfs, dict) else ()
    page.pairs("Layers, the lowest first", ((str(at), digest) for at, digest in enumerate(layers, start=1)))
    if not page.rows:
        raise PageError("It says nothing of an image.")
    return page


def conda_page(given: PageInput) -> BuiltPage:
    """`info/index.json`. Raises PageError."""
    found = _object(given)
    page = BuiltPage("Conda package: index")
    lists = ("depends", "constrains")
    page.pairs("About", ((key, said(value)) for key, value in found.items() if key not in lists))
    page.pairs("Dependencies", leaves(found.get("depends")))
    page.pairs("Constraints", leaves(found.get("constrains")))
    return page


def _object(given: PageInput) -> dict[str, object]:
    found = read_object(given.data)
    if found is None:
        raise PageError("It is no JSON object, or longer than a manifest may be.")
    return found


def _started(value: object) -> str:
    if isinstance(value, list):
        return " ".join(strings(value))
    return ", ".join(value) if isinstance(value, dict) else said(value)


def _split(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name, value
