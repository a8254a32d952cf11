# pypi: castle==7.3.0
import importlib.metadata
import json
import sys
from types import SimpleNamespace

given = json.load(sys.stdin)
sys.path.pop(0)  # the folder of this file: judges there are named like packages
from castle.errors import WebhookVerificationError
from castle.webhooks.verify import WebhooksVerify

signature = given["headers"]["x-castle-signature"]
webhook = SimpleNamespace(data=given["body"].encode(), headers={"X-Castle-Signature": signature})
try:
    WebhooksVerify.call(webhook, SimpleNamespace(api_secret=given["secret"]))
    valid = True
except WebhookVerificationError:
    valid = False
print(json.dumps({"judge": "castle " + importlib.metadata.version("castle"), "valid": valid}))
