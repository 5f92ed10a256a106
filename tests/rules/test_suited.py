"""What may be offered at this moment."""

import json
from importlib.resources import files

from sobertrack.model.strategies import Strategy
from sobertrack.rules.coping.suited import UNWELL_FIRST, Moment, suited, unwell_first

PLAIN = Strategy("", "", "body", "", (), (), 5, (), "", "custom", "", "", False, True, False, True)


def strategy(name, **fields):
    return PLAIN._replace(id=name, name=name.title(), **fields)


WALK = strategy("walk", triggers=("stress",), minutes=20, night=False)
RUN = strategy("run", triggers=("stress", "angry"), minutes=30, strenuous=True)
COLD = strategy("cold-water", triggers=("angry",), withdrawal=False, minutes=1)
CALL = strategy("call", triggers=("lonely", "angry"))
MINE = strategy("mine", mine=True, category="thought")
GONE = strategy("gone", hidden=True)
FIX = strategy("fix", category="repair")
ALL = (WALK, RUN, COLD, CALL, MINE, GONE, FIX)


def names(found):
    return [each.id for each in found]


def test_by_trigger_and_what_names_none_suits_any():
    assert names(suited(ALL, Moment(triggers=("angry",)))) == ["run", "cold-water", "call", "mine"]
    assert names(suited(ALL, Moment())) == ["walk", "run", "cold-water", "call", "mine"]


def test_what_once_helped_with_the_trigger_suits_it():
    assert names(suited(ALL, Moment(triggers=("boss",)), {"walk", "Call"})) == ["walk", "call", "mine"]


def test_by_time_and_hour():
    assert names(suited(ALL, Moment(minutes=5))) == ["cold-water", "call", "mine"]
    assert names(suited(ALL, Moment(night=True))) == ["run", "cold-water", "call", "mine"]


def test_in_the_withdrawal_window_nothing_that_strains_or_harms():
    assert names(suited(ALL, Moment(withdrawal=True), {"run", "cold-water"})) == ["walk", "call", "mine"]


def test_repair_is_for_after_use_only():
    assert names(suited(ALL, Moment(after_use=True))) == ["fix"]


def test_unwell_puts_the_clinic_and_the_help_line_above_any_ranking():
    text = files("sobertrack").joinpath("data/strategies.json").read_text("utf-8")
    rows = [{name: row[name] for name in Strategy._fields if name in row} for row in json.loads(text)["strategy"]]
    library = [Strategy(**row) for row in rows]
    assert names(unwell_first(library, Moment(triggers=("tired", "unwell"), night=True))) == list(UNWELL_FIRST)
    assert unwell_first(library, Moment(triggers=("tired",))) == []
