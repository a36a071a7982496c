"""A small window from which a file can be dragged: `python drag_source.py PATH`. Says `ready` once it is there."""

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class Source(QLabel):
    def mousePressEvent(self, _event: QMouseEvent) -> None:
        drag, data = QDrag(self), QMimeData()
        data.setUrls([QUrl.fromLocalFile(sys.argv[1])])
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


application = QApplication([])
source = Source("drag me")
source.setWindowTitle("drag source")
source.setGeometry(1340, 20, 200, 200)
source.show()
sys.stdout.write("ready\n")
sys.stdout.flush()
sys.exit(application.exec())
