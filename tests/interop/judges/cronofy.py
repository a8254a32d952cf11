# pypi: pycronofy==2.1.1
import importlib.metadata
import json
import sys

given = json.load(sys.stdin)
sys.path.pop(0)  # the folder of this file: judges there are named like packages
import pycronofy

client = pycronofy.Client(client_id="client", client_secret=given["secret"])
valid = client.hmac_valid(given["headers"]["cronofy-hmac-sha256"], given["body"])
print(json.dumps({"judge": "pycronofy " + importlib.metadata.version("pycronofy"), "valid": valid}))
