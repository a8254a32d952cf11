# pypi: braintree==4.48.0
import importlib.metadata
import json
import sys
from urllib.parse import parse_qs

given = json.load(sys.stdin)
sys.path.pop(0)  # the folder of this file: judges there are named like packages
import braintree
from braintree.exceptions.invalid_signature_error import InvalidSignatureError

public, private = given["secret"].split(":", 1)
form = {name: values[0] for name, values in parse_qs(given["body"]).items()}
gateway = braintree.BraintreeGateway(
    braintree.Configuration(braintree.Environment.Sandbox, "merchant", public, private)
)
try:
    gateway.webhook_notification.parse(form["bt_signature"], form["bt_payload"])
    valid = True
except InvalidSignatureError:
    valid = False
print(json.dumps({"judge": "braintree " + importlib.metadata.version("braintree"), "valid": valid}))
