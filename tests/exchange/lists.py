"""What lists are read with: the shipped type codes and words."""

from sobertrack.exchange.meeting_guide import Context
from sobertrack.model.peers.meeting_types import MeetingTypes
from sobertrack.store import library


def context_of(program: str) -> Context:
    """The types of one programme, and words of other languages."""
    words = library.shipped("meeting_words")
    return Context(MeetingTypes(program, library.shipped("meeting_types")["type"], words), words)
