# pypi: altissimo-shippo-tracking==0.2.1
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

import importlib.util
from importlib.metadata import distribution

# Its package imports a web framework, this module nothing.
found = distribution("altissimo-shippo-tracking")
path = found.locate_file("altissimo/shippo_tracking/webhook.py")
spec = importlib.util.spec_from_file_location("webhook", path)
webhook = importlib.util.module_from_spec(spec)
spec.loader.exec_module(webhook)

given = json.load(sys.stdin)
valid = webhook.verify_signature(given["secret"], given["body"].encode(), given["headers"]["shippo-auth-signature"])
print(json.dumps({"judge": "altissimo-shippo-tracking " + found.version, "valid": valid is True}))
