"""A small world of work, as the careers tests have it."""

from onward.careers.tests.conftest import small_starter, small_world

__all__ = ["small_starter", "small_world"]
