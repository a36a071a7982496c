"""Traces of the environment that built the artifact: people, folders, hosts."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.document_rule import DocumentRule
from inspector.rules.env.env_bucket_url import EnvBucketUrl
from inspector.rules.env.env_debug_switch import EnvDebugSwitch
from inspector.rules.env.env_email import EnvEmail
from inspector.rules.env.env_home_path import EnvHomePath
from inspector.rules.env.env_internal_host import EnvInternalHost
from inspector.rules.env.env_packer_identity import EnvPackerIdentity
from inspector.rules.env.env_private_registry import EnvPrivateRegistry

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = (
    EnvBucketUrl(),
    EnvDebugSwitch(),
    EnvEmail(),
    EnvHomePath(),
    EnvInternalHost(),
    EnvPrivateRegistry(),
)
TREE_RULES: Final[tuple[TreeRule, ...]] = (EnvPackerIdentity(),)
