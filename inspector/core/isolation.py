"""What keeps a worker process from doing harm, as it told before it read its first hostile byte."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Isolation:
    """Of one worker. Systems differ: what one does not offer stands under `missing`, and the scan runs all the same."""

    role: str
    """`reader` or `scanner`."""
    in_force: tuple[str, ...]
    missing: tuple[str, ...] = ()
    """Each with its reason."""

    def sentence(self) -> str:
        """One line for people."""
        line = f"{self.role}: {', '.join(self.in_force) or 'nothing in force'}"
        return f"{line}; missing: {', '.join(self.missing)}" if self.missing else line
