"""Every secret of a document: the engine's findings and those of our own readers in one list."""

from collections.abc import Iterable

from inspector.documents.document import Document
from inspector.secrets.bare_tokens import bare_tokens
from inspector.secrets.hit import SecretHit
from inspector.secrets.own_hits import env_hits, own_hits
from inspector.secrets.spans import merged


def all_hits(document: Document, engine_hits: Iterable[SecretHit] = ()) -> list[SecretHit]:
    """Hits in order of their place.

    Without an engine this still finds private keys, logins in credential files, values in environment
    files, and tokens of a shape that nothing else has. In a credential file our reader names the login; in an
    environment file the engine goes first, because it knows whose token a value is.
    """
    found, own, env = list(engine_hits), list(own_hits(document)), list(env_hits(document))
    bare = list(bare_tokens(document.data, document.places))
    if not (found or own or env or bare):
        return found  # nearly all documents
    return merged(merged(merged(own, found), env), bare)
