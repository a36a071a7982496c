"""An original beside the shipped code it became: places of one lead to the other."""

from inspector.gui.pairview.pair_view import PairView

__all__ = ["PairView"]
