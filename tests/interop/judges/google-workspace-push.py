# pypi: fancy-google-calendar==0.2.0
import json
import os
import sys

# A judge may be named like the package that it needs.
here = os.path.dirname(os.path.abspath(__file__))
sys.path[:] = [folder for folder in sys.path if os.path.abspath(folder) != here]
from importlib.metadata import version

from fancy_google_calendar.triggers import events_changed

given = json.load(sys.stdin)
result = events_changed.verify_delivery(given["body"], given["headers"], given["secret"])
print(json.dumps({"judge": "fancy-google-calendar " + version("fancy-google-calendar"), "valid": result.ok is True}))
