# pypi: orb-billing==4.90.0
import datetime
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version

from orb import Orb
from orb.resources.webhooks import webhooks

given = json.load(sys.stdin)
stated = datetime.datetime.fromisoformat(given["headers"]["x-orb-timestamp"])
stated = stated if stated.tzinfo else stated.replace(tzinfo=datetime.timezone.utc)


class Clock(datetime.datetime):  # the vectors are old: it is the time that they state
    @classmethod
    def now(cls, tz=None):
        return stated.astimezone(tz)


webhooks.datetime = Clock
try:
    Orb(api_key="none").webhooks.verify_signature(given["body"], given["headers"], secret=given["secret"])
    valid = True
except ValueError:
    valid = False
print(json.dumps({"judge": "orb-billing " + version("orb-billing"), "valid": valid}))
