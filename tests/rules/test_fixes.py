"""Every rule whose mistake a build tool can avoid says so for the tools that people use."""

import tomllib

import pytest

from inspector.assets import read_text
from inspector.engine.assess_rules import known_rules
from inspector.rules.fixes import FILE, TOOL_NAMES, fix_for, fix_section, recipe_of

IDS = [rule.info.id for rule in known_rules()]
PYTHON = {"hatch", "setuptools", "poetry", "maturin"}
BUNDLERS = {"webpack", "vite", "rollup", "esbuild", "tsc", "bun"}
PACKAGING_GROUPS = ("ai", "arc", "dbg", "doc", "map", "size", "src", "vcs")
DATA = tomllib.loads(read_text(FILE))


@pytest.mark.parametrize("rule", IDS)
def test_every_rule_has_a_recipe_or_is_mended_elsewhere(rule: str) -> None:
    recipe = recipe_of(rule)
    if rule.partition("-")[0] in PACKAGING_GROUPS:
        assert recipe is not None
        assert {"npm", "docker"} | PYTHON <= recipe.tools.keys()
    if rule.startswith("map-") and recipe is not None and "source" in rule:
        assert recipe.tools.keys() >= BUNDLERS


def test_rules_that_embed_sources_name_every_bundler() -> None:
    for rule in ("map-embedded-sources", "map-inline-embedded", "map-private-paths", "sec-in-reconstructed-source"):
        recipe = recipe_of(rule)
        assert recipe is not None
        assert recipe.tools.keys() >= BUNDLERS


def test_the_data_name_each_rule_once_and_known_tools_only() -> None:
    tables = [*DATA["recipes"].values(), DATA["elsewhere"]]
    listed = [rule for table in tables for rule in table.get("rules", ())]
    groups = [group for table in tables for group in table.get("groups", ())]
    assert sorted(listed) == sorted(set(listed))
    assert sorted(groups) == sorted(set(groups))
    assert set(listed) <= set(IDS)
    assert {tool for recipe in DATA["recipes"].values() for tool in recipe["tools"]} <= TOOL_NAMES.keys()
    assert all(text.endswith(".") for recipe in DATA["recipes"].values() for text in recipe["tools"].values())


def test_a_new_rule_without_a_fix_is_noticed() -> None:
    for rule in ("sec-new", "int-new", "env-new", "run-new", "pre-new"):
        with pytest.raises(KeyError):
            recipe_of(rule)


def test_the_page_lists_the_tools() -> None:
    lines = fix_section("vcs-ci-config")
    assert lines[0] == "## In your build tool: leaving files out of the artifact"
    assert any(line.startswith("- **npm**: list what ships in `files`") for line in lines)
    assert fix_section("sec-jwt") == []


def test_a_finding_names_the_tool_that_made_the_package() -> None:
    assert (fix_for("vcs-ci-config", "npm", None) or "").startswith("npm: list what ships")
    assert (fix_for("vcs-ci-config", "pypi", "hatch") or "").startswith("Hatch: `[tool.hatch")
    assert fix_for("vcs-ci-config", "pypi", None) is None
    assert fix_for("sec-jwt", "npm", None) is None
    assert fix_for("new-rule", "npm", None) is None
