# pypi: airwallex==0.2.1
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version

from airwallex import WebhookSignatureError, webhooks

given = json.load(sys.stdin)
headers = given["headers"]
try:
    webhooks.verify_signature(
        payload=given["body"].encode(),
        timestamp=headers["x-timestamp"],
        signature=headers["x-signature"],
        secret=given["secret"],
        tolerance_seconds=None,
    )
    valid = True
except WebhookSignatureError:
    valid = False
print(json.dumps({"judge": "airwallex " + version("airwallex"), "valid": valid}))
