"""Looks at one piece of content with everything that works on documents."""

from collections.abc import Callable
from functools import partial

from inspector.binaries.wasm import MAGIC as WASM_MAGIC
from inspector.binaries.wasm import read_wasm
from inspector.core.finding import Finding
from inspector.core.problem import Problem, ProblemKind
from inspector.core.sourcefacts import MapLink
from inspector.core.view import ArtifactView, SecretPlace
from inspector.documents.constants import constants_document
from inspector.documents.decode import document_for
from inspector.documents.document import Document
from inspector.documents.embedded import embedded_documents
from inspector.engine.worker.assembly import Piece
from inspector.engine.worker.observe import observe
from inspector.engine.worker.rule_runner import run_document_rules
from inspector.packages.registry import is_kept, is_worth_keeping, kept_limit_bytes
from inspector.rules.document_rule import DocumentFacts
from inspector.rules.registry import rules_for
from inspector.secrets.engine import SecretEngine
from inspector.secrets.failures import EngineFailedError
from inspector.secrets.hit import SecretHit
from inspector.secrets.search import all_hits
from inspector.sourcemaps.links import find_links, kind_of, shown_url

_KEPT_TOTAL_BYTES = 64 << 20
_LINKING_SUFFIXES = frozenset({"js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "css", "bundle", "jsbundle"})
"""Names of scripts and stylesheets: only these carry a link to a map that a browser would follow."""


class Examiner:
    """Holds what one scan needs for its documents; findings, secrets and problems go out by callbacks."""

    def __init__(
        self,
        view: ArtifactView,
        engine: SecretEngine | None,
        on_findings: Callable[[list[Finding]], None],
        on_secrets: Callable[[list[str]], None],
        on_problem: Callable[[Problem], None],
    ) -> None:
        self._view = view
        self._engine = engine
        self._on_findings = on_findings
        self._on_secrets = on_secrets
        self._on_problem = on_problem
        self._kept_bytes = 0

    def examine(self, piece: Piece) -> None:
        """Runs the secret engine and every document rule over one piece."""
        self._keep(piece)
        document = document_for(
            piece.entry,
            piece.data,
            skip=piece.skip,
            first_line=piece.first_line,
            first_offset=piece.offset,
            is_partial=piece.is_partial,
        )
        self._collect_links(document)
        observe(self._view, piece, document)
        self._judge(document)
        for embedded in embedded_documents(document, partial(self._tell_cut, piece)):
            self._judge(embedded)
        constants = constants_document(piece.entry, piece.data)
        if constants is not None:
            self._judge(constants)

    def _tell_cut(self, piece: Piece) -> None:
        message = "It holds more texts in base64 addresses than are decoded."
        self._problem(piece, ProblemKind.LIMIT, message, "The rest of them was searched as it is written.")

    def _judge(self, document: Document) -> None:
        facts = DocumentFacts(document, self._hits(document), self._view.words)
        if facts.hits:
            self._on_secrets([form for hit in facts.hits for form in hit.forms])
        findings, problems = run_document_rules(rules_for(facts), facts)
        for problem in problems:
            self._on_problem(problem)
        self._remember_secrets(facts)
        if findings:
            self._on_findings(findings)

    def _keep(self, piece: Piece) -> None:
        if piece.is_partial or not is_kept(piece.entry) or len(piece.data) > kept_limit_bytes(piece.entry):
            return
        if not is_worth_keeping(piece.entry, piece.data):
            return
        if self._kept_bytes + len(piece.data) <= _KEPT_TOTAL_BYTES:
            self._kept_bytes += len(piece.data)
            self._view.bodies[piece.entry.number] = piece.data
        else:
            self._problem(piece, ProblemKind.LIMIT, "Too many manifests to keep them all.", "It was not cross-checked.")

    def _hits(self, document: Document) -> tuple[SecretHit, ...]:
        if self._engine is None:
            return tuple(all_hits(document))
        try:
            hits = self._engine.scan(document)
        except EngineFailedError as error:
            entry = document.entry
            self._on_problem(
                Problem(
                    ProblemKind.NOT_SCANNED, entry.path, str(error), "No secrets were looked for in it.", entry.number
                )
            )
            return ()
        for problem in self._engine.drain_problems():
            self._on_problem(problem)
        return hits

    def _collect_links(self, document: Document) -> None:
        if not document.is_text and document.data.startswith(WASM_MAGIC):
            self._collect_wasm_link(document)
        _, dot, suffix = document.name.rpartition(".")
        if not (dot and document.is_text and suffix.lower() in _LINKING_SUFFIXES):
            return
        number = document.entry.number
        self._view.links.extend(
            MapLink(number, link.url, link.kind, link.line, document.to_origin(link.offset) or 0, link.ambiguous)
            for link in find_links(document.data, document.name)
            if not link.is_shadowed
        )

    def _collect_wasm_link(self, document: Document) -> None:
        facts = read_wasm(document.data)
        url = facts.source_map_url if facts else None
        if facts and url:
            offset, is_doubtful = facts.source_map_url_offset or 0, facts.source_map_url_count > 1
            shown = shown_url(url.encode())
            link = MapLink(document.entry.number, shown, kind_of(url), None, offset, is_doubtful)
            self._view.links.append(link)

    def _remember_secrets(self, facts: DocumentFacts) -> None:
        for hit in facts.hits:
            line = facts.document.position(hit.start).line
            place = SecretPlace(facts.document.entry, hit.kind.value, line, hit.is_harmless)
            self._view.secrets[hit.digest].append(place)

    def _problem(self, piece: Piece, kind: ProblemKind, message: str, resolution: str) -> None:
        self._on_problem(Problem(kind, piece.entry.path, message, resolution, piece.entry.number))
