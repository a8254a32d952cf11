# pypi: connect-sdk-python3==6.3.0
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version

from worldline.connect.sdk.communication.request_header import RequestHeader
from worldline.connect.sdk.webhooks.in_memory_secret_key_store import InMemorySecretKeyStore
from worldline.connect.sdk.webhooks.signature_validation_exception import SignatureValidationException
from worldline.connect.sdk.webhooks.signature_validator import SignatureValidator

given = json.load(sys.stdin)
key_id = given["headers"].get("x-gcs-keyid", "dummy-key-id")
store = InMemorySecretKeyStore.instance() if hasattr(InMemorySecretKeyStore, "instance") else InMemorySecretKeyStore()
store.store_secret_key(key_id, given["secret"])
headers = [RequestHeader("X-GCS-Signature", given["headers"]["x-gcs-signature"]), RequestHeader("X-GCS-KeyId", key_id)]
try:
    SignatureValidator(store).validate(given["body"].encode(), headers)
    valid = True
except SignatureValidationException:
    valid = False
print(json.dumps({"judge": "connect-sdk-python3 " + version("connect-sdk-python3"), "valid": valid}))
