"""Writes the manual pages of all rules, and their index, from the docstrings of their modules.

python packaging/generate_rule_pages.py           writes resources/help/rules
python packaging/generate_rule_pages.py --check   exit code 1 when what lies there differs
"""

import sys
from itertools import groupby
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from inspector.engine.assess_rules import known_rules  # noqa: E402 - the checkout comes first
from inspector.rules.page import FOLDER, HasInfo, manual_page  # noqa: E402

TARGET = CHECKOUT / "resources" / FOLDER
INDEX = "index.md"


def _index(rules: tuple[HasInfo, ...]) -> str:
    lines = ["# All rules", ""]
    for group, members in groupby(rules, key=lambda rule: rule.info.group):
        lines += [f"## `{group}-`", "", "| rule | severity | what it flags |", "| --- | --- | --- |"]
        lines += [f"| [{m.info.id}]({m.info.id}.md) | {m.info.severity} | {m.info.title} |" for m in members]
        lines.append("")
    return "\n".join(lines)


def generated_pages() -> dict[str, str]:
    """File name to content, the index included."""
    rules = known_rules()
    return {INDEX: _index(rules)} | {f"{rule.info.id}.md": manual_page(rule) for rule in rules}


def differences(pages: dict[str, str]) -> list[str]:
    """One sentence for each file that is missing, superfluous or different."""
    there = {path.name: path.read_text("utf-8") for path in TARGET.glob("*")}
    missing = [f"{name} is missing." for name in pages.keys() - there.keys()]
    stray = [f"{name} belongs to no rule." for name in there.keys() - pages.keys()]
    changed = [
        f"{name} differs from the docstring." for name in pages.keys() & there.keys() if pages[name] != there[name]
    ]
    return sorted(missing + stray + changed)


def write(pages: dict[str, str]) -> None:
    """Makes the folder hold exactly these pages."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for path in TARGET.glob("*"):
        if path.name not in pages:
            path.unlink()
    for name, text in pages.items():
        (TARGET / name).write_text(text, "utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    """Exit code 0 when the pages are as they should be."""
    pages = generated_pages()
    if arguments == ["--check"]:
        found = differences(pages)
        print("\n".join(found) or f"{len(pages)} files are up to date.")
        return 1 if found else 0
    write(pages)
    print(f"{len(pages)} files written.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
