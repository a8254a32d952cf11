# pypi: python-quickbooks==0.9.12
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version

from quickbooks import QuickBooks

given = json.load(sys.stdin)
client = object.__new__(QuickBooks)
valid = client.validate_webhook_signature(given["body"], given["headers"]["intuit-signature"], given["secret"])
print(json.dumps({"judge": "python-quickbooks " + version("python-quickbooks"), "valid": valid is True}))
