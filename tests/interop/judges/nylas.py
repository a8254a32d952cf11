# pypi: nylas-legacy==5.15.0
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version

from nylas_legacy.client.restful_models import Webhook

given = json.load(sys.stdin)
valid = Webhook.verify_webhook_signature(given["headers"]["x-nylas-signature"], given["body"].encode(), given["secret"])
print(json.dumps({"judge": "nylas-legacy " + version("nylas-legacy"), "valid": valid is True}))
