# pypi apart: fintoc==2.26.0
import json
import os
import sys

# A judge may be named like the package that it needs.
here = os.path.dirname(os.path.abspath(__file__))
sys.path[:] = [folder for folder in sys.path if os.path.abspath(folder) != here]
from importlib.metadata import version
from fintoc.webhook import WebhookSignature

given = json.load(sys.stdin)
try:
    # No tolerance: the vector's time is in the past.
    valid = WebhookSignature.verify_header(given["body"], given["headers"]["fintoc-signature"], given["secret"], None)
except Exception:
    valid = False
print(json.dumps({"judge": "fintoc " + version("fintoc"), "valid": valid is True}))
