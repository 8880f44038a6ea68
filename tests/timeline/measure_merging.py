"""Prints how well merging does on the labelled sentences, beside plain TF-IDF.

Run as `PYTHONPATH=tests:. python tests/timeline/measure_merging.py`.

The baseline is the usual one: words cut to six letters, inverse document frequencies of the whole set, a pair the same
from cosine .08 on one day and .30 on neighbouring days.
"""

from __future__ import annotations

import math
from collections import Counter

from generator.timeline.terms import Vector, cosine, unit
from timeline.labelled_reports import Labelled, Score, clusters_of, load, near_pairs, score

SETS = ("development", "heldout", "french", "crises", "crises2", "crises3", "towns")
SAME_DAY, NEXT_DAY = 0.08, 0.30


def merging(labelled: list[Labelled]) -> Score:
    return score(labelled, clusters_of(item.report for item in labelled))


def tf_idf(labelled: list[Labelled]) -> dict[str, Vector]:
    """Vectors of words cut to six letters, weighed by inverse document frequency."""
    words = {
        item.report.id: {word[:6] for word in item.report.event.quote.lower().split() if len(word) > 3}
        for item in labelled
    }
    frequency = Counter(word for own in words.values() for word in own)
    size = len(words)
    return {
        name: unit({word: math.log((1 + size) / (1 + frequency[word])) + 1 for word in sorted(own)})
        for name, own in words.items()
    }


def baseline(labelled: list[Labelled]) -> Score:
    vectors = tf_idf(labelled)
    right = said = true = 0
    pairs = near_pairs(labelled)
    for one, other in pairs:
        limit = SAME_DAY if one.report.event.when == other.report.event.when else NEXT_DAY
        guess = cosine(vectors[one.report.id], vectors[other.report.id]) >= limit
        same = one.happening == other.happening
        right, said, true = right + (guess and same), said + guess, true + same
    precision, recall = right / max(1, said), right / max(1, true)
    return Score(precision, recall, 2 * right / max(1, said + true), len(pairs), true)


def main() -> None:
    print(f"{'set':<12} {'method':<9} {'pairs':>5} {'same':>5} {'P':>6} {'R':>6} {'F1':>6}")
    for name in SETS:
        labelled = load(name)
        for method, result in (("merging", merging(labelled)), ("tf-idf", baseline(labelled))):
            figures = f"{result.precision:>6.3f} {result.recall:>6.3f} {result.f1:>6.3f}"
            print(f"{name:<12} {method:<9} {result.pairs:>5} {result.same:>5} {figures}")


if __name__ == "__main__":
    main()
