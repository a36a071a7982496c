"""Completeness: no rule without page, metadata, registration and tests."""

import importlib.util
import pkgutil
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import inspector.rules
from inspector.assets import read_text
from inspector.core.problem import COVERAGE_RULES as RULE_OF_KIND
from inspector.core.rule import RuleInfo
from inspector.rules import registry
from inspector.rules.page import FOLDER, HasInfo, manual_page
from inspector.rules.registry import all_rules, rule_info, rules_digest

TESTS = Path(__file__).parent
CHECKOUT = TESTS.parent.parent
RULES = all_rules()
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.info.id)


@cache
def generator() -> ModuleType:
    path = CHECKOUT / "packaging" / "generate_rule_pages.py"
    spec = importlib.util.spec_from_file_location("generate_rule_pages", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rules_in_folders() -> set[str]:
    """Ids of all classes with a RuleInfo that lie in a group folder, registered or not."""
    found = set()
    for group in pkgutil.iter_modules(inspector.rules.__path__, "inspector.rules."):
        if not group.ispkg:
            continue
        for module in pkgutil.iter_modules(import_module(group.name).__path__, f"{group.name}."):
            members = vars(import_module(module.name)).values()
            classes = [m for m in members if isinstance(m, type) and m.__module__ == module.name]
            infos = [vars(each).get("info") for each in classes]
            found |= {info.id for info in infos if isinstance(info, RuleInfo)}
    return found


def test_the_registry_holds_what_the_folders_hold() -> None:
    assert [rule.info.id for rule in RULES] == sorted(rules_in_folders())


def test_ids_are_unique_and_sorted() -> None:
    shapes = (registry.DOCUMENT_RULES, registry.TREE_RULES, registry.COVERAGE_RULES)
    ids = [[rule.info.id for rule in shape] for shape in shapes]
    assert all(shape == sorted(set(shape)) for shape in ids)
    assert sum(map(len, ids)) == len(RULES)


@each_rule
def test_names_follow_the_id(rule: HasInfo) -> None:
    group, stem = rule.info.group, rule.info.id.replace("-", "_")
    assert type(rule).__module__ == f"inspector.rules.{group}.{stem}"
    assert type(rule).__name__ == "".join(word.title() for word in rule.info.id.split("-"))


@each_rule
def test_metadata_is_complete(rule: HasInfo) -> None:
    info = rule.info
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", info.id)
    assert 0 < len(info.title) <= 80
    assert not info.title.endswith(".")
    assert info.remediation.endswith(".")
    assert re.fullmatch(r"\d+\.\d+\.\d+", info.since)
    assert info.version >= 1


@each_rule
def test_the_page_in_the_resources_is_the_docstring(rule: HasInfo) -> None:
    assert read_text(f"{FOLDER}/{rule.info.id}.md") == manual_page(rule), "run packaging/generate_rule_pages.py"


@each_rule
def test_there_is_a_flagged_and_a_clean_case(rule: HasInfo) -> None:
    path = TESTS / rule.info.group / f"test_{rule.info.id.replace('-', '_')}.py"
    names = re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
    assert any("flag" in name for name in names)
    assert any("clean" in name for name in names)


def test_each_problem_kind_has_its_rule() -> None:
    assert set(RULE_OF_KIND.values()) == {rule.info.id for rule in registry.COVERAGE_RULES}


def test_a_rule_is_found_by_id() -> None:
    assert rule_info("arc-bomb").title == "Container that unpacks to far more than it weighs"
    with pytest.raises(KeyError):
        rule_info("arc-nothing")


def test_the_digest_covers_the_engine() -> None:
    assert re.fullmatch("[0-9a-f]{64}", rules_digest())
    assert rules_digest() == rules_digest("") != rules_digest("engine 1.5.0")


def test_generator_finds_nothing_to_do() -> None:
    assert generator().differences(generator().generated_pages()) == []
    assert generator().main(["--check"]) == 0


def test_generator_reports_and_repairs_differences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generator(), "TARGET", tmp_path)
    (tmp_path / "arc-old.md").write_text("old", "utf-8")
    (tmp_path / "arc-bomb.md").write_text("changed", "utf-8")
    found = generator().differences(generator().generated_pages())
    assert "arc-old.md belongs to no rule." in found
    assert "arc-bomb.md differs from the docstring." in found
    assert "arc-setuid.md is missing." in found
    assert generator().main(["--check"]) == 1
    assert generator().main([]) == 0
    assert generator().main(["--check"]) == 0
