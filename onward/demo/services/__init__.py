"""Making the demo: four practices, through the services people use."""

from onward.demo.services.cast import Login
from onward.demo.services.practices import make_demo

__all__ = ["Login", "make_demo"]
