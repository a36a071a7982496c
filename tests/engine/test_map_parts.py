"""Maps that name more sources than one message may hold."""

from inspector.core.sourcefacts import MapFacts, Party, SourceClass, SourceFacts
from inspector.engine.worker.map_parts import MAX_PART_CHARACTERS, MapBatches, MapJoiner
from inspector.engine.worker.message import Message
from inspector.engine.worker.messages import MAX_MESSAGE_BYTES, MapBatch, MapPart


def source_map(number: int, count: int, name: str = "a") -> MapFacts:
    sources = tuple(SourceFacts(n, name, name, SourceClass.PROJECT, Party.FIRST) for n in range(count))
    return MapFacts(number, inline=False, file=None, source_root=None, sources=sources)


def joined(messages: list[Message]) -> list[MapFacts]:
    joiner, found = MapJoiner(), list[MapFacts]()
    for message in messages:
        match message:
            case MapPart():
                joiner.take(message)
            case MapBatch():
                found += joiner.whole(message.maps)
            case _:
                raise AssertionError(message)
    return found


def test_a_large_map_comes_in_parts_that_fit() -> None:
    large, small = source_map(1, 3000, "n" * 4096), source_map(2, 3)
    sent: list[Message] = []
    batches = MapBatches(sent.append)
    batches.add(small)
    batches.add(large)
    batches.flush()
    assert sum(isinstance(message, MapPart) for message in sent) > 1
    assert MAX_PART_CHARACTERS * 4 < MAX_MESSAGE_BYTES
    assert {facts.entry: facts for facts in joined(sent)} == {1: large, 2: small}


def test_many_maps_do_not_fill_a_message_either() -> None:
    sent: list[Message] = []
    batches = MapBatches(sent.append)
    maps = [source_map(number, 300, "n" * 4000) for number in range(1, 8)]
    for facts in maps:
        batches.add(facts)
    batches.flush()
    for message in sent:
        assert isinstance(message, MapBatch)
        assert sum(len(s.name or "") for facts in message.maps for s in facts.sources) <= MAX_PART_CHARACTERS
    assert joined(sent) == maps


def test_a_map_without_sources_is_told_of() -> None:
    sent: list[Message] = []
    batches = MapBatches(sent.append)
    batches.add(source_map(1, 0))
    batches.flush()
    assert joined(sent) == [source_map(1, 0)]
