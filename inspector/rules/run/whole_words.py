"""Cuts a quotation between words, so that no secret in it is cut in two."""

from inspector.core.finding import MAX_EXCERPT_CHARACTERS


def whole_words(text: str, limit: int = MAX_EXCERPT_CHARACTERS) -> str:
    """The text up to the last blank within the limit, with an ellipsis; only the ellipsis for one long word."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    return head[: max(head.rfind(" "), head.rfind("\t"), 0)] + "…"
