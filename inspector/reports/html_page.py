"""Manual pages (a small, known part of Markdown) as HTML. Whatever else stands in a page stays text."""

import re
from collections.abc import Iterator

from inspector.reports.html_text import escaped

_CODE = re.compile(r"(`+)(.+?)\1(?!`)")
_STRONG = re.compile(r"\*\*([^*]+)\*\*")
_ITEM = re.compile(r"[-*] |\d{1,3}\. ")


def page_html(markdown: str) -> str:
    """Headings from the second level on, paragraphs, lists, code blocks, code spans and strong text."""
    return "".join(_block(lines) for lines in _blocks(markdown.split("\n")))


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    block: list[str] = []
    fence = ""
    for line in lines:
        if fence:
            block.append(line)
            if line.strip() == fence:
                yield block
                block, fence = [], ""
        elif line.startswith("```"):
            yield block
            block, fence = [line], "```"
        elif line.startswith("#"):
            yield block
            yield [line]
            block = []
        elif _is_code(block) and line.strip() and not line.startswith("    "):
            yield block
            block = [line]
        elif line.strip() or _is_code(block):
            block.append(line)
        else:
            yield block
            block = []
    yield block


def _is_code(block: list[str]) -> bool:
    return bool(block) and block[0].startswith("    ")


def _block(lines: list[str]) -> str:
    if not lines:
        return ""
    first = lines[0]
    if first.startswith("```"):
        return _pre(lines[1:-1] if len(lines) > 1 and lines[-1].strip() == "```" else lines[1:])
    if _is_code(lines):
        return _pre([line[4:] for line in lines])
    if first.startswith("#"):
        level = len(first) - len(first.lstrip("#"))
        # The title stands above the page already.
        return "" if level == 1 else f"<h4>{inline_html(first.lstrip('# '))}</h4>"
    if _ITEM.match(first):
        return _list(lines)
    return f"<p>{inline_html(' '.join(line.strip() for line in lines))}</p>"


def _pre(lines: list[str]) -> str:
    return f"<pre><code>{escaped(chr(10).join(lines).rstrip(), keep=chr(10))}</code></pre>"


def _list(lines: list[str]) -> str:
    items: list[str] = []
    for line in lines:
        marker = _ITEM.match(line)
        if marker:
            items.append(line[marker.end() :].strip())
        else:
            items[-1] += f" {line.strip()}"
    return f"<ul>{''.join(f'<li>{inline_html(item)}</li>' for item in items)}</ul>"


def inline_html(text: str) -> str:
    """Code spans and strong text of one line; the rest stays text."""
    out, done = [], 0
    for found in _CODE.finditer(text):
        out += [_strong(text[done : found.start()]), f"<code>{escaped(found[2].strip())}</code>"]
        done = found.end()
    return "".join([*out, _strong(text[done:])])


def _strong(text: str) -> str:
    return _STRONG.sub(r"<strong>\1</strong>", escaped(text))
