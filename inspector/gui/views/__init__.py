"""Item views and their drawing."""
