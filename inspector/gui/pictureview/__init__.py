"""The view of pictures."""

from inspector.gui.pictureview.view import PictureView

__all__ = ["PictureView"]
