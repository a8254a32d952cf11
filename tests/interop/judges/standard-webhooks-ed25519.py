# pypi apart: mobiscroll-connect-sdk==1.6.0
import json
import os
import sys

sys.path[:] = [p for p in sys.path if p != os.path.dirname(os.path.abspath(__file__))]
import base64

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key
from mobiscroll_connect import WebhookVerificationError, verify_webhook_signature

given = json.load(sys.stdin)
headers = given["headers"]
secret = given["secret"]
if secret.startswith("-----BEGIN"):
    public = load_pem_private_key(secret.encode(), None).public_key()
    secret = "whpk_" + base64.b64encode(public.public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()
try:
    verify_webhook_signature(given["body"], headers, [secret], now=int(headers["webhook-timestamp"]))
    valid = True
except WebhookVerificationError:
    valid = False
print(json.dumps({"judge": "mobiscroll-connect-sdk 1.6.0", "valid": valid}))
