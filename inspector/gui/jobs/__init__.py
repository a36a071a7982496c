"""What runs beside the GUI thread, and how its results come back."""
