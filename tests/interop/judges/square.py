# pypi: squareup==46.0.0.20260916
import importlib.metadata
import json
import sys

given = json.load(sys.stdin)
sys.path.pop(0)  # the folder of this file: judges there are named like packages
from square.utils.webhooks_helper import verify_signature

valid = verify_signature(
    request_body=given["body"],
    signature_header=given["headers"]["x-square-hmacsha256-signature"],
    signature_key=given["secret"],
    notification_url=given["url"],
)
print(json.dumps({"judge": "squareup " + importlib.metadata.version("squareup"), "valid": valid is True}))
