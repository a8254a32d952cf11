# pypi: vonage-jwt==1.1.5
import hashlib
import importlib.metadata
import json
import sys

given = json.load(sys.stdin)
sys.path.pop(0)  # the folder of this file: judges there are named like packages
import jwt
from vonage_jwt import verify_signature

token = given["headers"]["authorization"].removeprefix("Bearer ")
valid = verify_signature(token, given["secret"].split(":", 1)[1])
said = jwt.decode(token, options={"verify_signature": False})
valid = valid and said["payload_hash"] == hashlib.sha256(given["body"].encode()).hexdigest()
print(json.dumps({"judge": "vonage-jwt " + importlib.metadata.version("vonage-jwt"), "valid": valid}))
