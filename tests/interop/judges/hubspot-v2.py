# pypi: hubspot-api-client==12.0.0
import json
import os
import sys

# A judge may be named like the package that it needs.
here = os.path.dirname(os.path.abspath(__file__))
sys.path[:] = [folder for folder in sys.path if os.path.abspath(folder) != here]
from importlib.metadata import version
import datetime

from hubspot.utils import signature

given = json.load(sys.stdin)
headers = given["headers"]
stamp = headers.get("x-hubspot-request-timestamp")


class Clock(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        """Its clock is set to the time of the delivery."""
        return cls.fromtimestamp(int(stamp) / 1000, tz)


signature.datetime = Clock
valid = signature.Signature.is_valid(
    signature=headers["x-hubspot-signature"],
    client_secret=given["secret"],
    request_body=given["body"],
    http_uri=given["url"],
    http_method="POST",
    signature_version="v2",
    timestamp=stamp,
)
print(json.dumps({"judge": "hubspot-api-client " + version("hubspot-api-client"), "valid": valid}))
