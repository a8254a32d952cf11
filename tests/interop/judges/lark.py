# pypi: lark-oapi==1.7.5
import json
import os
import sys

# A judge may be named like the package that it needs.
here = os.path.dirname(os.path.abspath(__file__))
sys.path[:] = [folder for folder in sys.path if os.path.abspath(folder) != here]
from importlib.metadata import version
import logging

logging.disable(logging.CRITICAL)
from lark_oapi.core.model import RawRequest
from lark_oapi.event.dispatcher_handler import EventDispatcherHandler

given = json.load(sys.stdin)
request = RawRequest()
request.uri = "/"
request.body = given["body"].encode()
names = ["X-Lark-Request-Timestamp", "X-Lark-Request-Nonce", "X-Lark-Signature"]
request.headers = {name: given["headers"].get(name.lower()) for name in names}
try:
    EventDispatcherHandler.builder(given["secret"], "").build()._verify_sign(request, given["secret"])
    valid = True
except Exception:
    valid = False
print(json.dumps({"judge": "lark-oapi " + version("lark-oapi"), "valid": valid}))
