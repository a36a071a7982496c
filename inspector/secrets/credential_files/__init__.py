"""Small readers of the files in which package managers and registries keep their logins: one file per kind.

The secret engine knows tokens by their shape; a password or a private registry's token has none, and is
known only by the place where it stands.
"""
