"""Debug information and compiled leftovers."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.dbg.dbg_crash_artifacts import DbgCrashArtifacts
from inspector.rules.dbg.dbg_dsym import DbgDsym
from inspector.rules.dbg.dbg_dwarf import DbgDwarf
from inspector.rules.dbg.dbg_embedded_source_path import DbgEmbeddedSourcePath
from inspector.rules.dbg.dbg_java_sources import DbgJavaSources
from inspector.rules.dbg.dbg_pdb import DbgPdb
from inspector.rules.dbg.dbg_pe_pdb_path import DbgPePdbPath
from inspector.rules.dbg.dbg_pyc_mismatch import DbgPycMismatch
from inspector.rules.dbg.dbg_pyc_shipped import DbgPycShipped
from inspector.rules.dbg.dbg_symtab import DbgSymtab
from inspector.rules.dbg.dbg_wasm_names import DbgWasmNames
from inspector.rules.document_rule import DocumentRule

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = (
    DbgCrashArtifacts(),
    DbgDsym(),
    DbgDwarf(),
    DbgEmbeddedSourcePath(),
    DbgPdb(),
    DbgPePdbPath(),
    DbgSymtab(),
    DbgWasmNames(),
)
TREE_RULES: Final[tuple[TreeRule, ...]] = (
    DbgJavaSources(),
    DbgPycMismatch(),
    DbgPycShipped(),
)
