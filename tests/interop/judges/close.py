# pypi: faster-closeio==1.5.2 Django
import importlib.metadata
import json
import sys

given = json.load(sys.stdin)
sys.path.pop(0)  # the folder of this file: judges there are named like packages
# Its __init__ loads the API's client, which is not needed here.
import types
from importlib.metadata import files
from pathlib import Path

utils = next(f for f in files("faster-closeio") if str(f) == "closeio/contrib/django/utils.py")
from django.conf import settings

subscription = json.loads(given["body"])["subscription_id"]
settings.configure(ALLOWED_HOSTS=["*"], CLOSEIO_WEBHOOK_SIGNATURE_KEYS=json.dumps({subscription: given["secret"]}))
module = types.ModuleType("utils")
exec(compile(Path(utils.locate()).read_text(), str(utils), "exec"), module.__dict__)
from django.test import RequestFactory

request = RequestFactory().post(
    "/hook",
    data=given["body"].encode(),
    content_type="application/json",
    HTTP_CLOSE_SIG_HASH=given["headers"]["close-sig-hash"],
    HTTP_CLOSE_SIG_TIMESTAMP=given["headers"]["close-sig-timestamp"],
)
valid = module.webhook_signature_valid(request)
print(json.dumps({"judge": "faster-closeio " + importlib.metadata.version("faster-closeio"), "valid": valid}))
