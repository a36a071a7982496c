"""WordPress' `wp-config.php`: the password of its database (the WordPress handbook, "wp-config.php")."""

import re
from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential

_PASSWORD = re.compile(rb"define\s{0,20}\(\s{0,20}['\"]DB_PASSWORD['\"]\s{0,20},\s{0,20}(['\"])([^'\"\r\n]{1,500})\1")


def read_wordpress_config(data: bytes) -> Iterator[Credential]:
    """The password of the database."""
    for match in _PASSWORD.finditer(data):
        yield Credential(*match.span(2), "Password of a WordPress database")
