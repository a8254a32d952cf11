# pypi: pypaystack2==3.4.0
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version

from pypaystack2 import PaystackClient

given = json.load(sys.stdin)
client = PaystackClient(secret_key=given["secret"])
valid = client.is_verified_webhook_payload(given["body"].encode(), given["headers"]["x-paystack-signature"])
print(json.dumps({"judge": "pypaystack2 " + version("pypaystack2"), "valid": valid is True}))
