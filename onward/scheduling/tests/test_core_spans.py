"""Stretches of time, against sets of minutes."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onward.scheduling.core.spans import Span, merge, shared, total_minutes, without

ZERO = datetime(2026, 1, 1, tzinfo=UTC)
SPANS = st.lists(
    st.builds(
        lambda start, length: Span(
            ZERO + timedelta(minutes=start), ZERO + timedelta(minutes=start + length)
        ),
        st.integers(0, 60),
        st.integers(0, 20),
    ),
    max_size=6,
)


def minutes(spans: list[Span]) -> set[int]:
    return {
        minute
        for minute in range(100)
        for span in spans
        if span.start <= ZERO + timedelta(minutes=minute) < span.end
    }


@settings(deadline=None)
@given(SPANS, SPANS)
def test_spans_behave_like_sets_of_minutes(one: list[Span], other: list[Span]) -> None:
    assert minutes(merge(one)) == minutes(one)
    assert minutes(without(one, other)) == minutes(one) - minutes(other)
    assert minutes(shared(one, other)) == minutes(one) & minutes(other)
    assert total_minutes(one) == len(minutes(one))


@settings(deadline=None)
@given(SPANS)
def test_merged_spans_lie_apart_in_order(spans: list[Span]) -> None:
    merged = merge(spans)

    assert all(one.end < following.start for one, following in pairwise(merged))


def test_spans_that_only_touch_do_not_overlap() -> None:
    hour = timedelta(hours=1)

    assert not Span(ZERO, ZERO + hour).overlaps(Span(ZERO + hour, ZERO + 2 * hour))
