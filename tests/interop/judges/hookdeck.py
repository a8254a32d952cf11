# pypi: hermes-hookdeck==1.0.1
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version

from hookdeck.verify import verify_signature

given = json.load(sys.stdin)
valid = verify_signature(given["headers"], given["body"].encode(), given["secret"])
print(json.dumps({"judge": "hermes-hookdeck " + version("hermes-hookdeck"), "valid": valid is True}))
