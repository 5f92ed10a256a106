"""A frozen value with named fields whose class costs almost nothing to make, so that the program starts at once."""

from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Value:
    """What a frozen dataclass is, for values of which a run makes few.

    Making a NamedTuple class costs 0.13 ms and a frozen dataclass 0.5 ms or more, each at every start; this costs
    0.01 ms. An instance takes 1 microsecond, four times a tuple's: bulk data such as entries stay NamedTuples.
    """

    _fields: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        names = tuple(name for name, kind in cls.__annotations__.items() if not str(kind).startswith("typing.ClassVar"))
        cls._fields = names
        setattr(cls, "__match_args__", names)  # noqa: B010 - the type checker knows it from the class decorator
        cls._defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}

    def __init__(self, *given: Any, **named: Any) -> None:
        fields = self.__dict__
        fields.update(self._defaults)
        fields.update(zip(self._fields, given, strict=False))
        fields.update(named)
        if len(fields) != len(self._fields) or len(given) > len(self._fields):
            wrong = set(self._fields) ^ set(fields) or "too many values"
            raise TypeError(f"{type(self).__name__}: {wrong}")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *(self.__dict__[name] for name in self._fields)))

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self._fields)
        return f"{type(self).__name__}({said})"

    def _asdict(self) -> dict[str, Any]:
        """The fields by their names, in their order."""
        return {name: self.__dict__[name] for name in self._fields}

    def _replace(self, **changes: Any) -> Self:
        """The same value with some fields changed."""
        return type(self)(**{**self.__dict__, **changes})
