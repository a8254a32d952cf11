# pypi apart: elevenlabs==2.78.0
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version
import time

from elevenlabs.webhooks_custom import WebhooksClient

given = json.load(sys.stdin)
header = given["headers"]["elevenlabs-signature"]
# It refuses times that are long past: the clock stands at the vector's time.
time.time = lambda: int(header.split(",")[0].removeprefix("t="))
try:
    WebhooksClient.construct_event(None, given["body"], header, given["secret"])
    valid = True
except Exception:
    valid = False
print(json.dumps({"judge": "elevenlabs " + version("elevenlabs"), "valid": valid}))
