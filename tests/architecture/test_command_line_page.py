"""The page of the command line and the parser name the same commands and options, and no page names others."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.app import NEW_WINDOW_FLAG
from inspector.cli.parser import argument_parser

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "command-line.md"
PAGES = [
    PAGE,
    ROOT / "README.md",
    *sorted((ROOT / "resources" / "ci").iterdir()),
    *sorted((ROOT / "resources" / "help").rglob("*.md")),
]
HELP = {"-h", "--help"}
_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
_COMMAND = re.compile(r"(?:^ *(?:- )?(?:run: |entry: )?|`)(inspector(?: [^`\n#]+)?)", re.MULTILINE)


def walk(parser: argparse.ArgumentParser, name: str = "inspector") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command, with the words that call it."""
    yield name, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, below in action.choices.items():
                yield from walk(below, f"{name} {word}")


def options_of(parser: argparse.ArgumentParser) -> set[str]:
    return {option for action in parser._actions for option in action.option_strings} - HELP


PARSED = {name: options_of(parser) for name, parser in walk(argument_parser())}
PARSED["inspector"].add(NEW_WINDOW_FLAG)
SECTIONS = {
    name: text for name, _, text in (part.partition("\n") for part in PAGE.read_text("utf-8").split("\n## ")[1:])
}


def first_cells(text: str) -> set[str]:
    """Options in the first column of a section's table."""
    return {option for row in re.findall(r"^\| (`-[^|]+) \|", text, re.MULTILINE) for option in _OPTION.findall(row)}


def named_commands(text: str) -> Iterator[tuple[str, set[str]]]:
    """Commands that a text shows, each with its options."""
    for line in _COMMAND.findall(text):
        words = line.split("&&")[0].split()
        name = "inspector"
        for word in words[1:]:
            name = f"{name} {word}" if f"{name} {word}" in PARSED else name
        yield name, set(_OPTION.findall(" ".join(words[1:]).replace("'", " "))) - HELP


def test_the_page_has_a_section_for_every_command() -> None:
    parents = {"inspector policy"}
    assert list(SECTIONS) == [name for name in SECTIONS if name in PARSED]
    assert SECTIONS.keys() == PARSED.keys() - parents


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_names_the_options_of_its_command(name: str) -> None:
    assert first_cells(SECTIONS[name]) == PARSED[name]


def test_options_that_are_required_stand_in_the_first_lines() -> None:
    for name, parser in walk(argument_parser()):
        required = [action.option_strings[0] for action in parser._actions if action.required and action.option_strings]
        assert all(option in SECTIONS[name].partition("\n\n|")[0] for option in required), name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_names_an_option_that_is_not_there(page: Path) -> None:
    for name, options in named_commands(page.read_text("utf-8")):
        assert options <= PARSED[name], name


def test_choices_stand_on_the_page() -> None:
    for name, parser in walk(argument_parser()):
        for action in parser._actions:
            if action.choices and not isinstance(action, argparse._SubParsersAction):
                missing = [choice for choice in action.choices if f"`{choice}`" not in SECTIONS[name]]
                assert missing == [], (name, action.dest)


def test_an_option_of_another_command_is_noticed() -> None:
    (found,) = named_commands("see `inspector list a.tgz --reveal`")
    assert found == ("inspector list", {"--reveal"})
    assert not found[1] <= PARSED["inspector list"]
    assert first_cells("| `--gone`, `-g` | x |") == {"--gone", "-g"}
