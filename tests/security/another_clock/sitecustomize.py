"""Loaded by Python at its start where this folder is on its path: the clock shows the first of January 2031."""

import ctypes
import datetime
import gc
import time

_SHIFT = 1_924_992_000.0 - time.time()
_now, _now_ns, _localtime, _gmtime = time.time, time.time_ns, time.localtime, time.gmtime

time.time = lambda: _now() + _SHIFT
time.time_ns = lambda: _now_ns() + int(_SHIFT * 1e9)
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)


def _replace(kind, name, function):
    """Another method of a type that is written in C, and that must stay the same type for those who look at it."""
    gc.get_referents(kind.__dict__)[0][name] = classmethod(function)
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(kind))


_replace(datetime.date, "today", lambda cls: cls.fromtimestamp(time.time()))
_replace(datetime.datetime, "today", lambda cls: cls.fromtimestamp(time.time()))
_replace(datetime.datetime, "now", lambda cls, tz=None: cls.fromtimestamp(time.time(), tz))
_replace(datetime.datetime, "utcnow", lambda cls: cls.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None))
