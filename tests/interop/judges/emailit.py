# pypi: emailit==2.0.1
import json
import os
import sys

# A judge may be named like the package that it needs.
here = os.path.dirname(os.path.abspath(__file__))
sys.path[:] = [folder for folder in sys.path if os.path.abspath(folder) != here]
from importlib.metadata import version
from emailit import WebhookSignature

given = json.load(sys.stdin)
headers = given["headers"]
stamp = headers.get("x-emailit-timestamp")
try:
    # No tolerance: the vector's time is in the past.
    WebhookSignature.verify(given["body"], headers.get("x-emailit-signature"), stamp, given["secret"], None)
    valid = True
except Exception:
    valid = False
print(json.dumps({"judge": "emailit " + version("emailit"), "valid": valid}))
