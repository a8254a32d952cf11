# pypi apart: paypalrestsdk==1.13.3 pyopenssl==24.0.0 cryptography==42.0.8
import contextlib
import datetime
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509.oid import NameOID
from OpenSSL import crypto
from paypalrestsdk import WebhookEvent

given = json.load(sys.stdin)
webhook, pem = given["secret"].split(":", 1)
key = load_pem_private_key(pem.encode(), None)
name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "messageverificationcerts.paypal.com")])
day = datetime.datetime(2023, 1, 1)
certificate = x509.CertificateBuilder(
    name, name, key.public_key(), 1, day, day + datetime.timedelta(days=3650)
).sign(key, hashes.SHA256())
headers = given["headers"]
# The step that checks the signature: the chain of the certificate, which is our own, is not.
with contextlib.redirect_stdout(sys.stderr):  # it prints why not
    valid = WebhookEvent._verify_signature(
        headers["paypal-transmission-id"],
        headers["paypal-transmission-time"],
        webhook,
        given["body"],
        crypto.X509.from_cryptography(certificate),
        headers["paypal-transmission-sig"],
        "sha256",
    )
print(json.dumps({"judge": "paypalrestsdk " + version("paypalrestsdk"), "valid": valid}))
