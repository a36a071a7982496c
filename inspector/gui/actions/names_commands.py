"""The commands that say how names are read that are not UTF-8."""

from typing import Final

from inspector.core.name_encoding import AS_STATED, DETECTED
from inspector.gui.actions.command import Command, Menu, When

NAME_ENCODINGS: Final = {
    "stated": (AS_STATED, "As &Stated", "Read names as the archive's format says."),
    "detected": (DETECTED, "&Detected", "Read names in the encoding in which they look most like words."),
    "utf8": ("utf-8", "&UTF-8", "Read names as UTF-8."),
    "dos": ("cp437", "D&OS (cp437)", "Read names in the code page of old zip files."),
    "western": ("cp1252", "&Western (cp1252)", "Read names in the Western code page of Windows."),
    "japanese": ("cp932", "&Japanese (Shift-JIS)", "Read names in Shift-JIS."),
    "chinese": ("gbk", "&Chinese (GBK)", "Read names in GBK."),
    "taiwanese": ("big5", "&Traditional Chinese (Big5)", "Read names in Big5."),
    "korean": ("cp949", "&Korean (cp949)", "Read names in the Korean code page of Windows."),
    "cyrillic": ("cp1251", "C&yrillic (cp1251)", "Read names in the Cyrillic code page of Windows."),
    "cyrillic_dos": ("cp866", "Cy&rillic DOS (cp866)", "Read names in the Cyrillic code page of DOS."),
}
"""By the name of the command: encoding, title, tip."""

NAMES: Final = tuple(
    Command(
        f"names.{name}",
        title,
        Menu.VIEW,
        f"{tip} Paths keep the raw bytes.",
        when=When.ARTIFACT,
        submenu="N&ames",
        choice="names",
        starts_section=name == "stated",
    )
    for name, (_encoding, title, tip) in NAME_ENCODINGS.items()
)
