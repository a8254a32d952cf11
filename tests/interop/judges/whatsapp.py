# pypi: pywa==4.5.0
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version

from pywa.utils import webhook_updates_validator

given = json.load(sys.stdin)
valid = webhook_updates_validator(given["secret"], given["body"].encode(), given["headers"]["x-hub-signature-256"])
print(json.dumps({"judge": "pywa " + version("pywa"), "valid": valid is True}))
