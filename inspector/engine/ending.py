"""One end state out of what became of the two workers."""

from dataclasses import dataclass

from inspector.core.end_state import EndState
from inspector.engine.worker.guard import OUT_OF_MEMORY_EXIT


@dataclass(frozen=True, slots=True)
class WorkerEnd:
    """How one worker's part of the scan ended."""

    state: EndState
    message: str = ""


def end_of_death(role: str, exit_code: int | None) -> WorkerEnd:
    """What the end of a worker means that never said that it was done."""
    if exit_code == OUT_OF_MEMORY_EXIT:
        return WorkerEnd(EndState.OUT_OF_MEMORY, f"The {role} needed more memory than it may use.")
    if exit_code is None:
        how = "without a word"
    elif exit_code < 0:
        how = f"by signal {-exit_code}"
    else:
        how = f"with exit code {exit_code}"
    return WorkerEnd(EndState.WORKER_DIED, f"The {role} process ended {how}.")


def end_of_silence(role: str, silence_s: float) -> WorkerEnd:
    """What the end of a worker means that was killed because it said nothing for so long."""
    return WorkerEnd(EndState.WORKER_DIED, f"The {role} process said nothing for {silence_s:g} seconds and was ended.")


def combined_end(reader: WorkerEnd, scanner: WorkerEnd | None) -> WorkerEnd:
    """The reader's end decides unless it is complete: a scanner only starves when the reader ends early."""
    if reader.state is not EndState.COMPLETE or scanner is None:
        return reader
    return scanner
