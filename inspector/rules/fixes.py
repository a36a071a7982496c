"""How a finding is mended in each build tool: data in `resources/fixes`, one recipe for many rules."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Final

from inspector.assets import read_text

FILE: Final = "fixes/fixes.toml"
TOOL_NAMES: Final = {
    "npm": "npm", "webpack": "webpack", "vite": "Vite", "rollup": "Rollup", "esbuild": "esbuild", "tsc": "tsc",
    "bun": "Bun", "hatch": "Hatch", "setuptools": "setuptools", "poetry": "Poetry", "maturin": "maturin",
    "flit": "Flit", "pdm": "PDM", "uv": "uv", "cargo": "Cargo", "gem": "RubyGems", "vsce": "vsce", "nuget": "NuGet",
    "gradle": "Gradle", "go": "Go", "cmake": "CMake", "dotnet": ".NET", "docker": "Docker",
}  # fmt: skip
"""Tools that a recipe may speak of, as people write them."""
_TOOL_OF_ECOSYSTEM: Final = {
    "npm": "npm", "cargo": "cargo", "gem": "gem", "vscode": "vsce", "nuget": "nuget", "maven": "gradle",
    "docker": "docker", "oci": "docker",
}  # fmt: skip

_CLAUSE_END: Final = re.compile(r"; |\. ")


@dataclass(frozen=True, slots=True)
class Recipe:
    """One way to mend, for each tool."""

    title: str
    tools: dict[str, str]
    """Sentence by tool, in the order of TOOL_NAMES."""


@cache
def recipe_of(rule_id: str) -> Recipe | None:
    """The recipe of a rule; None where no build tool helps. Raises KeyError for a rule that the data do not know."""
    by_rule, by_group = _recipes()
    return by_rule[rule_id] if rule_id in by_rule else by_group[rule_id.partition("-")[0]]


def fix_for(rule_id: str, ecosystem: str, builder: str | None) -> str | None:
    """What to change in the tool that made a package of this kind, as `npm: list what …`; None where nobody knows."""
    try:
        recipe = recipe_of(rule_id)
    except KeyError:  # a rule of a newer worker
        return None
    tool = builder or _TOOL_OF_ECOSYSTEM.get(ecosystem)
    if recipe is None or tool not in recipe.tools:
        return None
    return f"{TOOL_NAMES[tool]}: {_first_clause(recipe.tools[tool])}"


def _first_clause(text: str) -> str:
    """The setting alone: the page says the rest."""
    return f"{_CLAUSE_END.split(text, maxsplit=1)[0].rstrip('.')}."


def fix_section(rule_id: str) -> list[str]:
    """The lines of a manual page that say it for every tool; none where no tool helps."""
    recipe = recipe_of(rule_id)
    if recipe is None:
        return []
    lines = [f"- **{TOOL_NAMES[tool]}**: {text}" for tool, text in recipe.tools.items()]
    return [f"## In your build tool: {recipe.title[0].lower()}{recipe.title[1:]}", "", *lines, ""]


@cache
def _recipes() -> tuple[dict[str, Recipe | None], dict[str, Recipe | None]]:
    """By rule and by group. Raises KeyError for a tool that TOOL_NAMES does not know."""
    data = tomllib.loads(read_text(FILE))
    by_rule: dict[str, Recipe | None] = dict.fromkeys(data["elsewhere"]["rules"])
    by_group: dict[str, Recipe | None] = dict.fromkeys(data["elsewhere"]["groups"])
    for table in data["recipes"].values():
        known = {tool: table["tools"][tool] for tool in TOOL_NAMES if tool in table["tools"]}
        recipe = Recipe(table["title"], known)
        by_rule.update(dict.fromkeys(table.get("rules", ()), recipe))
        by_group.update(dict.fromkeys(table.get("groups", ()), recipe))
    return by_rule, by_group
