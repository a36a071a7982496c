"""Secrets and keys."""

from typing import Final

from inspector.core.rule import TreeRule
from inspector.rules.document_rule import DocumentRule
from inspector.rules.sec.sec_cloud_profile import SecCloudProfile
from inspector.rules.sec.sec_connection_string import SecConnectionString
from inspector.rules.sec.sec_env_file import SecEnvFile
from inspector.rules.sec.sec_framework_key import SecFrameworkKey
from inspector.rules.sec.sec_generic_assignment import SecGenericAssignment
from inspector.rules.sec.sec_history_or_dump import SecHistoryOrDump
from inspector.rules.sec.sec_in_compiled import SecInCompiled
from inspector.rules.sec.sec_in_image_config import SecInImageConfig
from inspector.rules.sec.sec_in_nested_archive import SecInNestedArchive
from inspector.rules.sec.sec_in_reconstructed_source import SecInReconstructedSource
from inspector.rules.sec.sec_in_removed_layer_file import SecInRemovedLayerFile
from inspector.rules.sec.sec_jwt import SecJwt
from inspector.rules.sec.sec_keystore_file import SecKeystoreFile
from inspector.rules.sec.sec_private_key import SecPrivateKey
from inspector.rules.sec.sec_provider_token import SecProviderToken
from inspector.rules.sec.sec_registry_credentials import SecRegistryCredentials
from inspector.rules.sec.sec_webhook_url import SecWebhookUrl

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = (
    SecCloudProfile(),
    SecConnectionString(),
    SecEnvFile(),
    SecFrameworkKey(),
    SecGenericAssignment(),
    SecHistoryOrDump(),
    SecJwt(),
    SecKeystoreFile(),
    SecPrivateKey(),
    SecProviderToken(),
    SecRegistryCredentials(),
    SecWebhookUrl(),
)
TREE_RULES: Final[tuple[TreeRule, ...]] = (
    SecInCompiled(),
    SecInImageConfig(),
    SecInNestedArchive(),
    SecInReconstructedSource(),
    SecInRemovedLayerFile(),
)
