# pypi: sendgrid==6.12.5
import base64
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key
from sendgrid.helpers.eventwebhook import EventWebhook

given = json.load(sys.stdin)
public = given["secret"]
if public.startswith("-----BEGIN PRIVATE KEY"):
    key = load_pem_private_key(public.encode(), None).public_key()
    public = base64.b64encode(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()
headers = given["headers"]
try:
    valid = EventWebhook(public).verify_signature(
        given["body"],
        headers["x-twilio-email-event-webhook-signature"],
        headers["x-twilio-email-event-webhook-timestamp"],
    )
except ValueError:  # no key
    valid = False
print(json.dumps({"judge": "sendgrid " + version("sendgrid"), "valid": valid}))
