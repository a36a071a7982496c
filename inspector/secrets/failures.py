"""What can go wrong with the secret engine.

    EngineError
    ├── EngineMissingError   it cannot be loaded: no secrets are looked for by it
    └── EngineFailedError    it failed on one document
        └── EngineTimeoutError   it took too long

Every message is one sentence for people.
"""


class EngineError(Exception):
    """Base of everything that the engine's adapter may raise."""


class EngineMissingError(EngineError):
    """The engine is not installed here, or its rules cannot be loaded."""


class EngineFailedError(EngineError):
    """The engine failed on a document; what it had found there is lost."""


class EngineTimeoutError(EngineFailedError):
    """The engine ran out of time, or was cancelled, on a document."""
