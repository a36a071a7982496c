"""What one setting is: data. Whatever is stored for it and makes no sense counts as its default."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from inspector.gui.language import later

T = TypeVar("T")
MAX_STORED_CHARACTERS = 40


class Section(StrEnum):
    """The parts of the settings dialog, in their order."""

    LOOK = later("Appearance")
    READING = later("Reading texts")
    TABS = later("Tabs and lists")
    SECRETS = later("Secrets")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference(ABC, Generic[T]):
    """One setting."""

    key: str
    """Its name in the settings file."""
    section: Section
    title: str
    tip: str
    """What it does, one sentence."""
    default: T

    @abstractmethod
    def sensible(self, value: T) -> bool:
        """Whether a value is one of those it can take."""

    @abstractmethod
    def parsed(self, stored: str) -> T | None:
        """The value that was stored as text; None where it is none."""

    def text_of(self, value: T) -> str:
        """The value as it is stored."""
        return str(value)

    def value_of(self, stored: object) -> T:
        """The value in force for what the settings file holds."""
        text = str(stored) if isinstance(stored, str | int | bool) else ""
        value = self.parsed(text.strip()) if len(text) <= MAX_STORED_CHARACTERS else None
        return self.default if value is None or not self.sensible(value) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Toggle(Preference[bool]):
    """On or off."""

    def sensible(self, value: bool) -> bool:
        """Always."""
        return value in (True, False)

    def parsed(self, stored: str) -> bool | None:
        """`true` or `false`."""
        return {"true": True, "false": False}.get(stored.lower())

    def text_of(self, value: bool) -> str:
        """As QSettings writes it."""
        return "true" if value else "false"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Preference[str]):
    """One of a few."""

    choices: tuple[tuple[str, str], ...]
    """Value and title of each."""
    are_names: bool = False
    """Whether the titles are names, which no language changes."""

    def sensible(self, value: str) -> bool:
        """One of the choices."""
        return any(value == known for known, _ in self.choices)

    def parsed(self, stored: str) -> str | None:
        """The text itself."""
        return stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Preference[int]):
    """A whole number within bounds."""

    least: int
    most: int
    step: int = 1
    unit: str = ""

    def sensible(self, value: int) -> bool:
        """Within the bounds."""
        return self.least <= value <= self.most

    def parsed(self, stored: str) -> int | None:
        """A number in digits."""
        digits = stored.removeprefix("-")
        return int(stored) if digits.isascii() and digits.isdecimal() else None
