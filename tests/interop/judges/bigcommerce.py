# pypi: standardwebhooks==1.0.1
import base64
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from datetime import datetime, timezone
from importlib.metadata import version

import standardwebhooks.webhooks as webhooks

given = json.load(sys.stdin)
at = int(given["headers"]["webhook-timestamp"])


class Clock(datetime):  # it refuses old deliveries: its clock is set to the time of the delivery
    @classmethod
    def now(cls, tz=None):
        return datetime.fromtimestamp(at, tz or timezone.utc)


webhooks.datetime = Clock
try:
    webhooks.Webhook(base64.b64encode(given["secret"].encode()).decode()).verify(given["body"].encode(), given["headers"])
    valid = True
except webhooks.WebhookVerificationError:
    valid = False
print(json.dumps({"judge": "standardwebhooks " + version("standardwebhooks"), "valid": valid}))
