"""Now, on the person's clock, with the clock changes that lie ahead."""

from datetime import datetime

from sobertrack.cli import clock
from sobertrack.cli.session import Session
from sobertrack.rules.peers.next_meeting import zone_of
from sobertrack.store.zone import use_newest_zones, zone_name


def now_here(session: Session) -> datetime:
    """This moment in the person's zone; a moment with an offset of its own keeps that for ever."""
    use_newest_zones()
    now = session.now
    if clock.has_offset(session.environ):
        return now
    zone = zone_of(zone_name(session.environ))
    there = now.astimezone(zone) if zone else now
    return there if there.utcoffset() == now.utcoffset() else now


def home_zone(session: Session) -> str:
    """The name of the person's zone, for a file that others read; "" where nobody can tell."""
    use_newest_zones()
    name = zone_name(session.environ)
    zone = zone_of(name)
    return name if zone and session.now.astimezone(zone).utcoffset() == session.now.utcoffset() else ""
