"""The base of everything that parent and workers say to each other."""

import msgspec


class Message(msgspec.Struct, frozen=True, tag=True):
    """Base of all messages: the class name is the tag on the wire."""
