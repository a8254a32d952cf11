# pypi: pyairtable==3.5.1
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version

from pyairtable.models import WebhookNotification

given = json.load(sys.stdin)
try:
    WebhookNotification.from_request(given["body"], given["headers"]["x-airtable-content-mac"], given["secret"])
    valid = True
except ValueError as refused:
    valid = False
    if "failed validation" not in str(refused):
        raise
print(json.dumps({"judge": "pyairtable " + version("pyairtable"), "valid": valid}))
