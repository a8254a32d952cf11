# pypi: cloudinary==1.46.3
import importlib.metadata
import json
import sys
import time

given = json.load(sys.stdin)
sys.path.pop(0)  # the folder of this file: judges there are named like packages
import cloudinary
from cloudinary.utils import verify_notification_signature

cloudinary.config(cloud_name="demo", api_key="1", api_secret=given["secret"])
timestamp = given["headers"]["x-cld-timestamp"]
time.time = lambda: float(timestamp)
valid = verify_notification_signature(given["body"], timestamp, given["headers"]["x-cld-signature"])
print(json.dumps({"judge": "cloudinary " + importlib.metadata.version("cloudinary"), "valid": valid}))
