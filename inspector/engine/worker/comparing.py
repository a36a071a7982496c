"""Lets a second reader list a container, after everything in it was read: nobody waits for that."""

from itertools import islice

from inspector.containers.container import Container
from inspector.containers.failures import FaultError
from inspector.core.entry import Entry
from inspector.engine.worker.messages import AvoidedStep
from inspector.engine.worker.walk_state import WalkState


def compare(state: WalkState, container: Container, owner: Entry | None, children: list[Entry]) -> None:
    """Tells where the other reader sees something else in a container (None: the artifact itself)."""
    begin, number = state.begin, owner.number if owner else None
    if begin.only or not begin.scan or begin.avoids(number, AvoidedStep.COMPARE):
        return
    if state.limits.spent is not None:
        return  # our own list may be cut: a difference would say nothing
    state.announce("Comparing", owner)
    from inspector.containers.second_opinion import compared  # noqa: PLC0415 - nobody waits for it

    steps = compared(container, children, state.context.budget)
    more = True
    try:
        while more:
            state.check_cancelled()
            with state.turns.walking(), state.parsing:
                step = list(islice(steps, 1))
            more = bool(step)
            state.tell.odd_whole([oddity for oddity in step if oddity is not None], owner)
    except FaultError as fault:
        state.tell.error(fault, owner, "Its records were not read a second time.")
