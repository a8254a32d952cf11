# pypi: google-auth==2.63.0 requests cryptography
import json
import os
import sys

# A judge may be named like the package that it needs.
here = os.path.dirname(os.path.abspath(__file__))
sys.path[:] = [folder for folder in sys.path if os.path.abspath(folder) != here]
from importlib.metadata import version
import base64
import datetime

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key
from google.auth import _helpers
from google.oauth2 import id_token

given = json.load(sys.stdin)
pem = given["secret"][given["secret"].index("-----BEGIN") :]
public = load_pem_private_key(pem.encode(), None).public_key()
public = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


class Answer:
    status = 200
    data = json.dumps({"test": public}).encode()


def request(*_args, **_named):
    """Google's keys are our key alone."""
    return Answer


valid = False
try:
    token = given["headers"]["authorization"].removeprefix("Bearer ")
    part = token.split(".")[1]
    at = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))["iat"]
    # Its clock is set to the time of the delivery.
    _helpers.utcnow = lambda: datetime.datetime.fromtimestamp(at, datetime.timezone.utc).replace(tzinfo=None)
    claims = id_token.verify_oauth2_token(token, request, given["url"])
    valid = claims["email"] == given["secret"].split(":", 1)[0]
except Exception:
    pass
print(json.dumps({"judge": "google-auth " + version("google-auth"), "valid": valid}))
