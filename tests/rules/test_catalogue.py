"""The rules that a release review counts on: none may be lost, and each says which weakness it is about, or none."""

from typing import Final

from inspector.engine.assess_rules import known_rules


def ids_in(text: str) -> frozenset[str]:
    return frozenset(text.split())


CATALOGUE: Final = ids_in(
    """
    ai-instructions ai-local-settings ai-mcp-config
    arc-absolute-path arc-bomb arc-case-collision arc-deceptive-name arc-duplicate-name arc-encrypted-entry
    arc-file-dir-conflict arc-hardlink-escape arc-parsers-disagree arc-path-traversal arc-reserved-name
    arc-setuid arc-special-file arc-symlink-escape arc-tar-header-conflict arc-tar-trailing
    arc-unicode-collision arc-zip-header-mismatch
    cov-engine-missing cov-limit cov-not-scanned cov-unreadable cov-worker-died
    dbg-crash-artifacts dbg-dsym dbg-dwarf dbg-embedded-source-path dbg-java-sources dbg-pdb dbg-pe-pdb-path
    dbg-pyc-shipped dbg-symtab dbg-wasm-names
    env-bucket-url env-debug-switch env-email env-home-path env-internal-host env-packer-identity
    env-private-registry
    int-gap-to-commit int-manifest-digests int-missing-entry int-missing-legal int-mutable-dependency
    int-name-version-mismatch int-no-files-allowlist int-not-in-source int-provenance int-record-mismatch
    int-record-unlisted int-sdist-layout int-tests-shipped int-unexpected-toplevel int-unused-dependency
    int-wheel-tag-mismatch
    map-ambiguous-link map-dangling-reference map-embedded-sources map-external-url map-index-or-bundle-format
    map-inline-embedded map-no-content map-orphan map-private-paths map-reconstructed-tree
    map-source-archive-url map-sources-already-shipped map-spec-violation map-stale map-third-party-only
    obf-bidi-code obf-hidden-by-whitespace obf-invisible-code obf-unexpected-binary
    policy-inside-artifact policy-unexpected-file
    pre-codenames
    run-cargo-build-rs run-deb-scripts run-gem-extension run-image-entry run-implicit-gyp run-in-tree-backend
    run-jar-agent run-lifecycle-download run-npm-lifecycle run-npm-preinstall run-pth-exec run-setup-py
    run-sitecustomize run-startup-plugins run-vsix-activation
    sec-cloud-profile sec-connection-string sec-env-file sec-framework-key sec-history-or-dump sec-in-compiled
    sec-in-image-config sec-in-nested-archive sec-in-reconstructed-source sec-in-removed-layer-file sec-jwt
    sec-keystore-file sec-private-key sec-provider-token sec-registry-credentials sec-webhook-url
    size-duplicates size-file size-jump size-total
    sup-expired sup-unused
    vcs-caches vcs-ci-config vcs-dirty-build vcs-editor-junk vcs-git-credentials vcs-git-dir vcs-ignore-files
    vcs-ignore-shadowing vcs-nested-own-package vcs-os-junk vcs-other-dirs
    """
)
"""High-confidence rules of every group, the medium ones about maps, secrets, code that runs, integrity, environment."""

NO_WEAKNESS: Final = ids_in(
    """
    cov-engine-missing cov-limit cov-not-scanned cov-unreadable cov-worker-died int-gap-to-commit
    int-missing-entry int-missing-legal int-name-version-mismatch int-sdist-layout int-unexpected-toplevel
    int-wheel-tag-mismatch map-dangling-reference map-sources-already-shipped map-spec-violation map-stale
    map-third-party-only size-dev-assets size-duplicates size-file size-jump size-total sup-expired sup-unused
    vcs-dirty-build
    """
)
"""What they report is missing, wasteful or not looked at: CWE has no entry that says so."""


def test_no_rule_of_the_catalogue_is_missing() -> None:
    assert sorted(CATALOGUE - {rule.info.id for rule in known_rules()}) == []


def test_every_other_rule_names_a_weakness() -> None:
    assert {rule.info.id for rule in known_rules() if not rule.info.cwe} == NO_WEAKNESS


def test_every_rule_says_since_when_and_what_to_do() -> None:
    assert [rule.info.id for rule in known_rules() if not (rule.info.since and rule.info.remediation)] == []
