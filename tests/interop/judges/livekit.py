# pypi: livekit-api==1.2.2
import json
import os
import sys

# A judge may be named like the package that it needs.
here = os.path.dirname(os.path.abspath(__file__))
sys.path[:] = [folder for folder in sys.path if os.path.abspath(folder) != here]
from importlib.metadata import version
import base64
import datetime

import jwt.api_jwt
from livekit.api import TokenVerifier, WebhookReceiver

given = json.load(sys.stdin)
account, key = given["secret"].split(":", 1)
token = given["headers"]["authorization"]
part = token.split(".")[1]
at = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))["nbf"]


class Clock(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        """Its clock is set to the time of the delivery."""
        return cls.fromtimestamp(at, tz)


jwt.api_jwt.datetime = Clock
try:
    WebhookReceiver(TokenVerifier(account, key)).receive(given["body"], token)
    valid = True
except Exception:
    valid = False
print(json.dumps({"judge": "livekit-api " + version("livekit-api"), "valid": valid}))
