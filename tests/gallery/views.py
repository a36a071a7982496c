"""What the gallery shows, in its order: a name, and the way there."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from inspector.engine.search.query import SearchQuery
from inspector.gui.jobs.file_watch import CHANGED
from inspector.gui.models import view_names
from inspector.gui.models.place import Place
from inspector.gui.models.tree_filter import Chip
from tests.gallery import artifact
from tests.gallery.stage import Stage

Scene = tuple[str, Callable[[Stage], None]]


def scenes(package: Path, image: Path) -> tuple[Scene, ...]:
    """All of them; each goes on from the one before."""
    return (
        ("start-page", lambda _stage: None),
        ("overview", lambda stage: stage.open(package)),
        ("overview-end", _scroll_overview),
        ("text", lambda stage: stage.go("src/main.ts", view_names.TEXT)),
        ("original-shipped", lambda stage: stage.go("src/main.ts", view_names.PAIR)),
        ("finding", _show_finding),
        ("find-in-text", _find),
        ("one-line", lambda stage: stage.go(artifact.ONE_LINE, view_names.TEXT)),
        ("wrapped", lambda stage: stage.do("view.wrap_lines")),
        ("formatted", _formatted),
        ("old-encoding", lambda stage: stage.go(artifact.OLD_TEXT, view_names.TEXT)),
        ("hex", lambda stage: stage.go("evil%E2%80%AEtxt.exe", view_names.HEX)),
        ("picture", lambda stage: stage.go(artifact.PICTURE, view_names.PICTURE)),
        ("program", lambda stage: stage.go(artifact.PROGRAM, view_names.STRUCTURE)),
        ("zip-records", lambda stage: stage.go(artifact.INNER_ZIP, view_names.STRUCTURE)),
        ("manifest", lambda stage: stage.go("package/package.json", view_names.STRUCTURE)),
        ("notebook", lambda stage: stage.go(artifact.NOTEBOOK, view_names.CELLS)),
        ("table", lambda stage: stage.go(artifact.TABLE, view_names.TABLE)),
        ("json-tree", lambda stage: stage.go(artifact.JSON, view_names.TREE)),
        ("artifact-records", lambda stage: stage.do("analyze.show_structure")),
        ("sources", lambda stage: stage.do("view.toggle_sources")),
        ("filter", _filter),
        ("search", _search),
        ("triage", _triage),
        ("file-changed", lambda stage: stage.workspace.file_bar.offer(CHANGED)),
        *((command.partition(".")[2].replace("_", "-"), _doing(command)) for command in _DIALOGS),
        ("image", lambda stage: stage.open(image)),
        ("image-merged", lambda stage: stage.do("view.toggle_image")),
    )


_DIALOGS: Final = (
    "triage.note", "triage.accept_in_policy", "triage.bookmarks", "file.export_report", "tools.restore_sources",
    "go.quick_open", "go.line", "tools.palette", "tools.settings", "help.shortcuts", "help.about", "help.rule",
)  # fmt: skip


def _doing(command: str) -> Callable[[Stage], None]:
    return lambda stage: stage.do(command)


def _scroll_overview(stage: Stage) -> None:
    bar = stage.workspace.tabs.overview.verticalScrollBar()
    bar.setValue(bar.maximum())


def _show_finding(stage: Stage) -> None:
    _select(stage, 1)


def _select(stage: Stage, row: int) -> None:
    view = stage.workspace.findings_panel.view
    view.setCurrentIndex(view.model().index(row, 0))
    stage.settle()


def _find(stage: Stage) -> None:
    stage.go("src/main.ts", view_names.TEXT)
    stage.do("edit.find")
    page = stage.workspace.tabs.page
    assert page is not None
    page.find_bar.field.setText("orbit")
    stage.settle()


def _formatted(stage: Stage) -> None:
    stage.do("view.wrap_lines")
    stage.do("edit.format")
    stage.settle()


def _filter(stage: Stage) -> None:
    stage.do("view.toggle_sources")
    stage.workspace.tree_panel.filter_bar.field.setText("*.js")
    stage.workspace.tree_panel.filter_bar.choose(Chip.ALL)


def _search(stage: Stage) -> None:
    stage.workspace.tree_panel.filter_bar.clear()
    panel = stage.workspace.show_search()
    panel.bar.ask(SearchQuery("orbit"))
    stage.wait(lambda: panel.model.rowCount() > 0)
    panel.view.setCurrentIndex(panel.model.index(0, 0))


def _triage(stage: Stage) -> None:
    stage.workspace.leave_search()
    view = stage.workspace.findings_panel.view
    for command in ("triage.confirm", "triage.false_positive", "triage.fixed"):
        _select(stage, view.currentIndex().row() + 1)
        stage.do(command)
    stage.workspace.navigator.go_to(Place(3))
    stage.do("triage.toggle_reviewed")
    stage.do("triage.toggle_bookmark")
