# pypi: smartcar==6.19.1
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version

import smartcar

given = json.load(sys.stdin)
valid = smartcar.verify_payload(given["secret"], given["headers"]["sc-signature"], given["body"])
print(json.dumps({"judge": "smartcar " + version("smartcar"), "valid": valid is True}))
