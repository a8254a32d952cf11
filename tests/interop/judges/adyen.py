# pypi: Adyen==16.0.0
import importlib.metadata
import json
import sys

given = json.load(sys.stdin)
sys.path.pop(0)  # the folder of this file: judges there are named like packages
from Adyen.util import is_valid_hmac_notification

valid = is_valid_hmac_notification(json.loads(given["body"]), given["secret"])
print(json.dumps({"judge": "Adyen " + importlib.metadata.version("Adyen"), "valid": valid}))
