"""HubSpot's own package as the judge of its three signatures."""

import datetime
import json
import sys
from importlib.metadata import version

sys.path.pop(0)  # the folder of the judges: one there is named like the package
from hubspot.utils import signature

given = json.load(sys.stdin)
headers = given["headers"]
stamp = headers.get("x-hubspot-request-timestamp")


class Clock(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        """Its clock is set to the time of the delivery."""
        return cls.fromtimestamp(int(stamp) / 1000, tz)


def judge(kind, header):
    """Prints the verdict over the signature of this version, in this header."""
    signature.datetime = Clock
    valid = signature.Signature.is_valid(
        signature=headers[header],
        client_secret=given["secret"],
        request_body=given["body"],
        http_uri=given["url"],
        http_method="POST",
        signature_version=kind,
        timestamp=stamp,
    )
    print(json.dumps({"judge": "hubspot-api-client " + version("hubspot-api-client"), "valid": valid}))
