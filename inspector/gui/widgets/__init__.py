"""The parts the window is composed of."""
