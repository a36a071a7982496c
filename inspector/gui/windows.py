"""All windows of the application."""

from inspector.gui.close_after_scan import close_after_scan_if_asked
from inspector.gui.main_window import MainWindow
from inspector.gui.services import Services


class Windows:
    """Keeps windows alive until they are closed."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._open: list[MainWindow] = []

    def open_window(self) -> MainWindow:
        """One more window, on its start page."""
        window = MainWindow(self._services, self.open_window, lambda: list(self._open))
        self._open.append(window)
        window.destroyed.connect(lambda: self._open.remove(window))
        window.show()
        return window

    def open_all(self, paths: list[str], *, remember: bool = True) -> None:
        """One window per path; one with the start page where there is none. The demo is not remembered as recent."""
        for path in paths or [""]:
            window = self.open_window()
            if path:
                window.open_path(path, remember=remember)
                close_after_scan_if_asked(window)

    def free_window(self) -> MainWindow | None:
        """One that shows its start page."""
        return next((window for window in self._open if window.workspace is None), None)

    @property
    def open_windows(self) -> tuple[MainWindow, ...]:
        """Those that are open, oldest first."""
        return tuple(self._open)

    def prepare_all(self) -> None:
        """Lets every window get ready for its first artifact."""
        for window in self._open:
            window.spare_parts.prepare(self._services.themes.theme)

    def close_all(self) -> None:
        """Closes every window and its artifact."""
        for window in list(self._open):
            window.close()
