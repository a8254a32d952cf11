# pypi: telnyx==4.189.0 pynacl cryptography
import base64
import importlib.metadata
import json
import sys
import time

given = json.load(sys.stdin)
sys.path.pop(0)  # the folder of this file: judges there are named like packages
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key
from telnyx.lib.webhook_verification import WebhookVerificationError, verify_webhook_signature

public = load_pem_private_key(given["secret"].encode(), None).public_key()
public = base64.b64encode(public.public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()
now = float(given["headers"]["telnyx-timestamp"])
time.time = lambda: now
try:
    verify_webhook_signature(given["body"], given["headers"], public)
    valid = True
except WebhookVerificationError:
    valid = False
print(json.dumps({"judge": "telnyx " + importlib.metadata.version("telnyx"), "valid": valid}))
