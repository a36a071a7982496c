"""The one thing that can go wrong."""


class NotOfferedError(Exception):
    """The system does not offer a means of isolation, or refuses it; the message is the reason, without a full stop."""
