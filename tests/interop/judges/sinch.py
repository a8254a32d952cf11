# pypi: sinch==2.3.0
import importlib.metadata
import json
import sys

given = json.load(sys.stdin)
sys.path.pop(0)  # the folder of this file: judges there are named like packages
from sinch.domains.authentication.sinch_events.v1.authentication_validation import (
    validate_sinch_event_signature_with_nonce as check,
)

valid = check(given["secret"], given["headers"], given["body"])
print(json.dumps({"judge": "sinch " + importlib.metadata.version("sinch"), "valid": valid is True}))
