"""Key dates are chosen at least about as well as by counting mentions, and far better than by counting articles.

The figures of `measure_key_dates.py`, over four crises with one set of articles each, less a margin for chance.
"""

from functools import cache
from statistics import mean

from timeline.measure_key_dates import METHODS, mean_f1
from timeline.written_news import load, names, written


@cache
def means() -> dict[str, float]:
    results = [mean_f1(load(name), 1) for name in names()]
    return {method: mean(result[method] for result in results) for method in METHODS}


def test_key_dates_are_those_of_the_chronologies() -> None:
    assert means()["ours"] > 0.48
    assert means()["ours"] > means()["mentions"] - 0.05
    assert means()["ours"] > means()["published"] + 0.05
    assert means()["ours"] > 2 * means()["chance"]


def test_written_news_are_the_same_each_time_and_name_the_days_that_they_tell() -> None:
    chronology = load("cuba-1962")
    readings = written(chronology, 0)
    assert [reading.article.text for reading in readings] == [
        reading.article.text for reading in written(chronology, 0)
    ]
    named = {expression.when.earliest for reading in readings for expression in reading.expressions if expression.when}
    assert chronology.key_days <= named
