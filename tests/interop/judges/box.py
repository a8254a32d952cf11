# pypi: boxsdk==10.18.0
import importlib.metadata
import json
import sys

given = json.load(sys.stdin)
sys.path.pop(0)  # the folder of this file: judges there are named like packages
from box_sdk_gen.internal.utils import date_time_from_string, date_time_to_epoch_seconds
from box_sdk_gen.managers import webhooks

headers = given["headers"]
now = date_time_to_epoch_seconds(date_time_from_string(headers["box-delivery-timestamp"]))
webhooks.get_epoch_time_in_seconds = lambda: now
# What Box sends with every delivery.
headers = {"box-signature-version": "1", "box-signature-algorithm": "HmacSHA256"} | headers
valid = webhooks.WebhooksManager.validate_message(given["body"], headers, given["secret"], secondary_key=given["secret"])
print(json.dumps({"judge": "boxsdk " + importlib.metadata.version("boxsdk"), "valid": valid}))
