"""Imports a command's module when it is called, not before."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from sobertrack.cli.commands import Row


def function_of(row: Row, sub: str = "") -> Callable[..., Any]:
    """The function behind a command: named as the word is, with "_" behind where Python has that word itself."""
    module = import_module(f"sobertrack.cli.{row.apart.get(sub, row.module)}")
    name = (sub or row.name).replace("-", "_")
    found: Callable[..., Any] | None = getattr(module, f"{name}_", None) or getattr(module, name, None)
    if found is None:
        raise LookupError(f"{module.__name__} has no function {name}")
    return found
