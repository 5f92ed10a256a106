"""The real program for every test of this folder: the folder above puts a sample program under `run`."""

import pytest


@pytest.fixture
def run(real):
    """The real program, in this process."""
    return real
