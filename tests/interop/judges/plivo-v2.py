# pypi: plivo==4.63.0
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version

from plivo.utils import validate_signature

given = json.load(sys.stdin)
headers = given["headers"]
valid = validate_signature(
    given["url"], headers["x-plivo-signature-v2-nonce"], headers["x-plivo-signature-v2"], given["secret"]
)
print(json.dumps({"judge": "plivo " + version("plivo"), "valid": valid is True}))
