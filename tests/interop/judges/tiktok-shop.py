# pypi: tiktok-shop-api==0.1.0
import json
import os
import sys

sys.path[:] = [p for p in sys.path if p != os.path.dirname(os.path.abspath(__file__))]
from tiktok_shop_api.webhooks import Webhooks

given = json.load(sys.stdin)
key, secret = given["secret"].split(":", 1)
valid = Webhooks.verify(app_key=key, app_secret=secret, raw_body=given["body"], signature=given["headers"]["authorization"])
print(json.dumps({"judge": "tiktok-shop-api 0.1.0", "valid": valid}))
