"""Which group a visit or a meeting belongs to, by any of the names that people write."""

from collections.abc import Iterable

from sobertrack.model.entries import Visit
from sobertrack.model.peers.groups import Group
from sobertrack.rules.names import plain


class GroupNames:
    """The ids of groups by their ids, names and short names; a person's own go before shipped ones."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._ids: dict[str, str] = {}
        self.names: dict[str, str] = {}
        for each in groups:
            self.names[each.id] = each.name
            for name in filter(None, (each.id, each.name, each.short)):
                self._ids.setdefault(plain(name), each.id)

    def id(self, said: str) -> str:
        """The id of the group that is called so; "" where there is none."""
        return self._ids.get(plain(said), "") if said else ""

    def of(self, visit: Visit) -> str:
        """The id of the group that a visit was to: the one it names, else one called as the meeting is."""
        return self.id(visit.group) or ("" if visit.group else self.id(visit.name))
