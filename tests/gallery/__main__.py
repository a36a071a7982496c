"""Writes a picture of every view of the window in several looks, for a person to look at.

    python -m tests.gallery FOLDER [LOOK ...]

Looks: light, dark, high-contrast, light-200 (twice the size), light-rtl, german. Each is drawn offscreen in a process
of its own. `FOLDER/index.html` shows all of them side by side.
"""

import os
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
LOOKS = ("light", "dark", "high-contrast", "light-200", "light-rtl", "german")
_ONE = "--one"


def draw(target: Path, look: str, places: Path) -> None:
    """Draws one look in this process."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - as above

    from inspector.gui.app import make_application, make_services  # noqa: PLC0415 - as above
    from inspector.gui.language import choose_language  # noqa: PLC0415 - as above
    from inspector.gui.qt_words import choose_qt_language  # noqa: PLC0415 - as above
    from inspector.gui.theme.switch import ThemeChoice  # noqa: PLC0415 - as above
    from inspector.gui.windows import Windows  # noqa: PLC0415 - as above
    from tests.gallery.artifact import made_artifact, made_image  # noqa: PLC0415 - only the process that draws loads Qt
    from tests.gallery.stage import Stage  # noqa: PLC0415 - as above
    from tests.gallery.views import scenes  # noqa: PLC0415 - as above

    app, services = make_application(), make_services()
    themes = {"dark": ThemeChoice.DARK, "high-contrast": ThemeChoice.CONTRAST}
    services.themes.choose(themes.get(look, ThemeChoice.LIGHT))
    if look == "german":
        choose_qt_language(choose_language("de"))
    if look == "light-rtl":
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    windows = Windows(services)
    stage = Stage(app, windows, target)
    for name, reach in scenes(made_artifact(places), made_image(places)):
        reach(stage)
        stage.settle()
        stage.shoot(name)
    windows.close_all()
    os._exit(0)  # the worker processes end with their pipes


def run(folder: Path, look: str) -> int:
    """Draws one look in a process of its own, with settings of its own; says how many pictures there are."""
    target = folder / look
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory(prefix="inspector-gallery-") as home:
        environment = {**os.environ, "HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        environment |= {"QT_QPA_PLATFORM": "offscreen:size=2800x1900", "QT_LOGGING_RULES": "qt.qpa.*=false"}
        environment |= {"QT_SCALE_FACTOR": "2"} if look.endswith("200") else {}
        subprocess.run(
            [sys.executable, "-m", "tests.gallery", _ONE, str(target.absolute()), look, home],
            cwd=CHECKOUT,
            env=environment,
            check=True,
            timeout=600,
        )
    return len(list(target.glob("*.png")))


def write_index(folder: Path, looks: list[str]) -> None:
    """A page with a row for each view and a column for each look."""
    names = sorted({path.name for look in looks for path in (folder / look).glob("*.png")})
    rows = "".join(
        f"<tr><th>{escape(name)}</th>"
        + "".join(f'<td><a href="{look}/{name}"><img src="{look}/{name}" width="480"></a></td>' for look in looks)
        + "</tr>\n"
        for name in names
    )
    head = "".join(f"<th>{escape(look)}</th>" for look in looks)
    page = (
        f'<!doctype html><meta charset="utf-8"><title>Gallery</title><table><tr><th></th>{head}</tr>\n{rows}</table>\n'
    )
    (folder / "index.html").write_text(page, "utf-8")


def main(arguments: list[str]) -> int:
    """Draws the looks that are asked for."""
    if arguments[:1] == [_ONE]:
        draw(Path(arguments[1]), arguments[2], Path(arguments[3]))
    if not arguments or any(look not in LOOKS for look in arguments[1:]):
        sys.stdout.write(__doc__ or "")
        return 2
    folder, looks = Path(arguments[0]), arguments[1:] or list(LOOKS)
    for look in looks:
        sys.stdout.write(f"{look}: {run(folder, look)} pictures\n")
    write_index(folder, looks)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
