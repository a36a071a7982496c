"""What reading a source map may raise."""


class NotASourceMapError(ValueError):
    """The bytes are no source map at all. The message is one sentence for people."""
