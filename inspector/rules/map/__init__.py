"""Source maps and what can be rebuilt from them."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.document_rule import DocumentRule
from inspector.rules.map.map_ambiguous_link import MapAmbiguousLink
from inspector.rules.map.map_dangling_reference import MapDanglingReference
from inspector.rules.map.map_embedded_sources import MapEmbeddedSources
from inspector.rules.map.map_external_url import MapExternalUrl
from inspector.rules.map.map_hostile_names import MapHostileNames
from inspector.rules.map.map_index_or_bundle_format import MapIndexOrBundleFormat
from inspector.rules.map.map_inline_embedded import MapInlineEmbedded
from inspector.rules.map.map_no_content import MapNoContent
from inspector.rules.map.map_orphan import MapOrphan
from inspector.rules.map.map_private_paths import MapPrivatePaths
from inspector.rules.map.map_reconstructed_tree import MapReconstructedTree
from inspector.rules.map.map_source_archive_url import MapSourceArchiveUrl
from inspector.rules.map.map_sources_already_shipped import MapSourcesAlreadyShipped
from inspector.rules.map.map_spec_violation import MapSpecViolation
from inspector.rules.map.map_stale import MapStale
from inspector.rules.map.map_third_party_only import MapThirdPartyOnly

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = (MapSourceArchiveUrl(),)
TREE_RULES: Final[tuple[TreeRule, ...]] = (
    MapDanglingReference(),
    MapEmbeddedSources(),
    MapExternalUrl(),
    MapInlineEmbedded(),
    MapNoContent(),
    MapPrivatePaths(),
    MapSourcesAlreadyShipped(),
    MapThirdPartyOnly(),
    MapReconstructedTree(),
    MapStale(),
    MapIndexOrBundleFormat(),
    MapAmbiguousLink(),
    MapOrphan(),
    MapSpecViolation(),
    MapHostileNames(),
)
