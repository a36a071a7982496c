"""What rules search for, in two ways: as they do it, by the rare bytes in it, and by the whole pattern everywhere.

The second way is slow and has nothing that could be wrong. Both must find the same in any document.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final

from inspector.documents.document import Document
from inspector.documents.marks import Places
from inspector.rules import home_paths
from inspector.rules.doc import doc_confidential_marker, doc_tracker_links
from inspector.rules.env import env_bucket_url, env_internal_host
from inspector.rules.map import map_source_archive_url
from inspector.rules.obf import obf_eval_decoded, obf_hidden_by_whitespace, obf_invisible_code
from inspector.rules.pre import pre_staging_endpoints
from inspector.rules.sec import sec_framework_key
from inspector.secrets import bare_tokens, private_keys
from inspector.secrets.hit import HitKind

Search = Callable[[Document], object]


def _spans(matches: Iterable[re.Match[bytes]]) -> set[tuple[int, int]]:
    return {match.span() for match in matches}


def _at_addresses(pattern: re.Pattern[bytes]) -> tuple[Search, Search]:
    """A pattern that begins with `://`: two of them may overlap, so it is tried at every byte."""
    everywhere = re.compile(b"(?=(" + pattern.pattern + b"))", pattern.flags)
    return (
        lambda document: {
            match.span() for at in document.addresses if (match := pattern.match(document.data, at)) is not None
        },
        lambda document: {match.span(1) for match in everywhere.finditer(document.data)},
    )


def _fast_buckets(document: Document) -> object:
    return {(start, match.end()) for start, match in env_bucket_url._buckets(document)}


def _plain_buckets(document: Document) -> object:
    hosts = re.compile(rb"https?" + env_bucket_url._HOST.pattern)
    own = re.compile(rb"(?<![A-Za-z0-9_])(?:s3|gs)" + env_bucket_url._BUCKET.pattern)
    return _spans(match for pattern in (hosts, own) for match in pattern.finditer(document.data))


def _fast_hosts(document: Document) -> object:
    return env_internal_host._hosts(env_internal_host._authorities(document))


def _plain_hosts(document: Document) -> object:
    return env_internal_host._hosts(env_internal_host._AUTHORITY.finditer(document.data))


def _fast_signing_keys(document: Document) -> object:
    return sec_framework_key._keys("a.env", document.data)


def _plain_signing_keys(document: Document) -> object:
    data = document.data
    whole = {match.span(match.lastgroup or "value") for match in sec_framework_key._LITERAL.finditer(data)}
    return sorted(span for span in whole if sec_framework_key._is_real(data[slice(*span)]))


def _fast_invisible(document: Document) -> object:
    return obf_invisible_code._may_hold_run(document.data)


def _plain_invisible(document: Document) -> object:
    return bool(obf_invisible_code._PERHAPS.search(document.data))


def _fast_aws(document: Document) -> object:
    hits = bare_tokens._aws_keys(document.data, Places(document.data))
    return {(hit.start, hit.kind) for hit in hits}


def _plain_aws(document: Document) -> object:
    data, near, found = document.data, bare_tokens._NEAR_BYTES, set[tuple[int, HitKind]]()
    for own in re.finditer(rb"(?<![A-Za-z0-9])A(?:KI|SI)A[A-Z2-7]{16}(?![A-Za-z0-9])", data):
        around = bare_tokens._AWS_SECRET.finditer(data, max(0, own.start() - near), own.end() + near)
        secrets = {match.start() for match in around if bare_tokens._is_random(match.group())}
        found |= {(start, HitKind.PROVIDER_TOKEN) for start in {own.start(), *secrets} if secrets}
        if not secrets and bare_tokens._is_name(own.group()):
            found.add((own.start(), HitKind.KEY_NAME))
    return found


def _fast_bare(document: Document) -> object:
    hits = bare_tokens.bare_tokens(document.data, document.places)
    return {(hit.start, hit.end) for hit in hits if not hit.engine_rule.startswith("aws")}


def _plain_bare(document: Document) -> object:
    shapes = (bare_tokens._TELEGRAM, bare_tokens._NEW_RELIC)
    return _spans(match for shape in shapes for match in shape.finditer(document.data))


def _fast_homes(document: Document) -> object:
    return [(home.start, home.user) for home in home_paths.home_paths(document.data, document.places)]


_HOME = re.compile(
    rb"(?<![\w.~$}*:/\\-])(?P<root>[A-Za-z]:\\?|file:/{0,2}(?:/[A-Za-z]:)?)?(?=/Users/|/home/|\\Users\\)"
    rb"(?=" + home_paths._AFTER.pattern + rb")"
)


def _plain_homes(document: Document) -> object:
    people: dict[str, int] = {}
    for match in _HOME.finditer(document.data):
        people.setdefault(match["user"].decode(), match.start())
    return [(start, user) for user, start in people.items() if user.lower() not in home_paths.NOBODY]


def _fast_phrase(document: Document) -> object:
    match = doc_confidential_marker._first_phrase(document.data, is_document=True)
    return match and match.span()


def _plain_phrase(document: Document) -> object:
    limit = doc_confidential_marker._DOCUMENT_BYTES
    match = doc_confidential_marker._IN_DOCUMENTS.search(document.data, 0, limit)
    return match and match.span()


def _plain_calls(document: Document) -> object:
    call = obf_eval_decoded._CALL
    marks = re.compile(b"|".join(map(re.escape, obf_eval_decoded._SCRIPT_MARKS)))
    starts = [match.start() for match in call.finditer(document.data) if marks.match(document.data, match.start())]
    return min(starts, default=None)


def _fast_calls(document: Document) -> object:
    match = obf_eval_decoded._first_call(document, "js")
    return match and match.start()


def _fast_gap(document: Document) -> object:
    return any(gap in document.data for gap in obf_hidden_by_whitespace._GAPS) and _plain_gap(document)


def _plain_gap(document: Document) -> object:
    return obf_hidden_by_whitespace._HIDDEN.search(document.data) is not None


def _fast_keys(document: Document) -> object:
    return {hit.start for hit in private_keys.private_keys(document.data, document.places) if "PuTTY" not in hit.title}


def _plain_keys(document: Document) -> object:
    starts, end = set(), 0
    for match in private_keys._BEGIN.finditer(document.data):
        hit = private_keys._pem_at(document.data, match.start()) if match.start() >= end else None
        if hit is not None:
            starts.add(hit.start)
            end = hit.end
    return starts


SEARCHES: Final[dict[str, tuple[Search, Search]]] = {
    "buckets": (_fast_buckets, _plain_buckets),
    "internal hosts": (_fast_hosts, _plain_hosts),
    "tracker links": _at_addresses(doc_tracker_links._LINK),
    "staging hosts": _at_addresses(pre_staging_endpoints._AUTHORITY),
    "archives": _at_addresses(map_source_archive_url._ARCHIVE),
    "signing keys": (_fast_signing_keys, _plain_signing_keys),
    "invisible characters": (_fast_invisible, _plain_invisible),
    "AWS keys": (_fast_aws, _plain_aws),
    "bare tokens": (_fast_bare, _plain_bare),
    "private keys": (_fast_keys, _plain_keys),
    "home paths": (_fast_homes, _plain_homes),
    "confidential phrases": (_fast_phrase, _plain_phrase),
    "decoded calls": (_fast_calls, _plain_calls),
    "blanks": (_fast_gap, _plain_gap),
}
"""By what is searched for: the rule's own way, and the plain one."""
