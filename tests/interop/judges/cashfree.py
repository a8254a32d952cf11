# pypi: cashfree_pg==6.0.1
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version

from cashfree_pg.api_client import Cashfree

given = json.load(sys.stdin)
headers = given["headers"]
client = Cashfree(Cashfree.SANDBOX, "client", given["secret"], None, None, None)
try:
    client.PGVerifyWebhookSignature(headers["x-webhook-signature"], given["body"], headers["x-webhook-timestamp"])
    valid = True
except Exception as refused:
    valid = False
    if "did not match" not in str(refused):
        raise
print(json.dumps({"judge": "cashfree_pg " + version("cashfree_pg"), "valid": valid}))
