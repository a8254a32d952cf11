# pypi: paynesia==0.1.2
import json
import os
import sys
import warnings

sys.path[:] = [p for p in sys.path if p != os.path.dirname(os.path.abspath(__file__))]
warnings.simplefilter("ignore")
from paynesia.exceptions import SignatureError
from paynesia.gateways.xendit import XenditGateway

given = json.load(sys.stdin)
gateway = XenditGateway({"api_key": "unused", "callback_token": given["secret"]})
try:
    gateway.handle_webhook(given["headers"], given["body"])
    valid = True
except SignatureError:
    valid = False
print(json.dumps({"judge": "paynesia 0.1.2", "valid": valid}))
