# pypi: easypost==10.7.0
import json
import os
import sys

# A judge may be named like the package that it needs.
here = os.path.dirname(os.path.abspath(__file__))
sys.path[:] = [folder for folder in sys.path if os.path.abspath(folder) != here]
from importlib.metadata import version
from easypost.util import validate_webhook

given = json.load(sys.stdin)
headers = {"X-Hmac-Signature": given["headers"].get("x-hmac-signature")}
try:
    validate_webhook(given["body"].encode(), headers, given["secret"])
    valid = True
except Exception:
    valid = False
print(json.dumps({"judge": "easypost " + version("easypost"), "valid": valid}))
