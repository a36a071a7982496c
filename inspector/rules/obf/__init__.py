"""Code that hides what it does from readers."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.document_rule import DocumentRule
from inspector.rules.obf.obf_bidi_code import ObfBidiCode
from inspector.rules.obf.obf_eval_decoded import ObfEvalDecoded
from inspector.rules.obf.obf_hidden_by_whitespace import ObfHiddenByWhitespace
from inspector.rules.obf.obf_homoglyph import ObfHomoglyph
from inspector.rules.obf.obf_invisible_code import ObfInvisibleCode
from inspector.rules.obf.obf_js_mangled import ObfJsMangled
from inspector.rules.obf.obf_packed_binary import ObfPackedBinary
from inspector.rules.obf.obf_unexpected_binary import ObfUnexpectedBinary

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = (
    ObfBidiCode(),
    ObfEvalDecoded(),
    ObfHiddenByWhitespace(),
    ObfHomoglyph(),
    ObfInvisibleCode(),
    ObfJsMangled(),
    ObfPackedBinary(),
)
TREE_RULES: Final[tuple[TreeRule, ...]] = (ObfUnexpectedBinary(),)
