from inspector.core.view import SecretPlace
from inspector.rules.sec.sec_in_removed_layer_file import SecInRemovedLayerFile
from tests.packages.image_builder import Layer, saved_view

RULE = SecInRemovedLayerFile()
REMOVED: list[Layer] = [{"root/.npmrc": b"token"}, {"root/.wh..npmrc": b""}]


def messages(layers: list[Layer], path: str) -> list[str]:
    view = saved_view(layers)
    first = next(entry for entry in view.entries.values() if entry.name == path)
    view.secrets["digest"].append(SecretPlace(first, "sec-provider-token", 3))
    return [f"{finding.path}: {finding.message}" for finding in RULE.check(view)]


def test_flags_a_secret_in_a_removed_file() -> None:
    (message,) = messages(REMOVED, "root/.npmrc")
    assert message.endswith("A later layer removes root/.npmrc, which holds a secret: it is still in the image.")


def test_flags_a_secret_in_a_replaced_file() -> None:
    (message,) = messages([{"app.env": b"token"}, {"app.env": b"clean"}], "app.env")
    assert "A later layer replaces app.env" in message


def test_clean_where_a_container_sees_the_file_or_nothing_is_removed() -> None:
    assert messages([{"root/.npmrc": b"token"}, {"other": b""}], "root/.npmrc") == []
    assert messages([{"root/.npmrc": b"token"}, {"root/.wh..npmrcx": b""}], "root/.npmrc") == []


def test_clean_where_another_file_holds_it_too() -> None:
    view = saved_view([*REMOVED, {"app/config": b"token"}])
    entries = [entry for entry in view.entries.values() if entry.name in ("root/.npmrc", "app/config")]
    view.secrets["digest"] += [SecretPlace(entry, "sec-provider-token", 3) for entry in entries]
    assert not list(RULE.check(view))


def test_the_bytes_of_the_layer_itself_are_the_same_place() -> None:
    view = saved_view(REMOVED)
    inner = next(entry for entry in view.entries.values() if entry.name == "root/.npmrc")
    (layer,) = view.ancestors(inner)
    view.secrets["digest"] += [SecretPlace(layer, "sec-provider-token"), SecretPlace(inner, "sec-provider-token", 3)]
    (finding,) = RULE.check(view)
    assert finding.entry == inner.number
