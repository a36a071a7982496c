from inspector.engine.worker.path_index import PathIndex


def test_it_grows_with_the_walk() -> None:
    paths = ["", "a"]
    index = PathIndex(paths)
    assert (index.number("a"), index.number("b")) == (1, None)
    paths.append("b")
    assert index.number("b") == 2
    assert index.number("") is None
