"""Names that belong to the team whose artifact is scanned: what a policy's `[words]` lists."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """As the policy file spells them."""

    own_domains: tuple[str, ...] = ()
    """Domains of internal hosts: `corp.example` stands for every host below it."""
    code_names: tuple[str, ...] = ()
    """Words that must not ship."""
    own_scopes: tuple[str, ...] = ()
    """npm scopes of the team, such as `@acme`: their packages are first-party wherever they lie."""


NO_WORDS = Words()
"""What a team that lists none has."""
