# pypi: mollie-api-py==1.10.20
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version

from mollie.utils.webhooks.signature_validator import InvalidSignatureException, SignatureValidator

given = json.load(sys.stdin)
try:
    valid = SignatureValidator.validate(given["body"], given["secret"], given["headers"]["x-mollie-signature"])
except InvalidSignatureException:
    valid = False
print(json.dumps({"judge": "mollie-api-py " + version("mollie-api-py"), "valid": valid is True}))
