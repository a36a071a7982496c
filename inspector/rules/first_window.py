"""Headers stand at the start of a file: only the document that begins there can show them."""

from inspector.documents.document import Document


def is_binary_start(document: Document) -> bool:
    """Whether the document is binary content from the first byte on, whole or the first window of a long file."""
    return not document.is_text and document.to_origin(0) == 0
