# pypi: unit-python-sdk==1.3.2
import importlib.metadata
import json
import sys

given = json.load(sys.stdin)
sys.path.pop(0)  # the folder of this file: judges there are named like packages
from unit.api.webhook_resource import WebhookResource

resource = WebhookResource.__new__(WebhookResource)
valid = resource.verify(given["headers"]["x-unit-signature"], given["secret"], json.loads(given["body"]))
print(json.dumps({"judge": "unit-python-sdk " + importlib.metadata.version("unit-python-sdk"), "valid": valid is True}))
