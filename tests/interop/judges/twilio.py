# pypi: twilio==9.13.0
import importlib.metadata
import json
import sys
import urllib.parse

given = json.load(sys.stdin)
sys.path.pop(0)  # the folder of this file: judges there are named like packages
from twilio.request_validator import RequestValidator

body = given["body"]
if "bodySHA256" not in given["url"]:
    form = urllib.parse.parse_qs(body, keep_blank_values=True)
    body = type("Form", (dict,), {"getlist": lambda self, name: form[name]})(form)
valid = RequestValidator(given["secret"]).validate(given["url"], body, given["headers"]["x-twilio-signature"])
print(json.dumps({"judge": "twilio " + importlib.metadata.version("twilio"), "valid": valid is True}))
