"""The part of a rule's manual page that the detail pane shows."""


def page_body(markdown: str) -> str:
    """The page without its title and summary line, which the pane shows already, and with smaller headings."""
    lines = markdown.splitlines()
    first = next((at for at, line in enumerate(lines) if line.startswith("## ")), 0)
    return "\n".join(f"##{line}" if line.startswith("## ") else line for line in lines[first:])
