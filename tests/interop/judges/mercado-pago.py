# pypi: mercadopago==3.6.0
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version
from urllib.parse import parse_qs, urlsplit

from mercadopago.webhook.validator import InvalidWebhookSignatureError, WebhookSignatureValidator

given = json.load(sys.stdin)
data_id = parse_qs(urlsplit(given["url"]).query)["data.id"][0]
headers = given["headers"]
try:
    WebhookSignatureValidator.validate(headers["x-signature"], headers["x-request-id"], data_id, given["secret"])
    valid = True
except InvalidWebhookSignatureError:
    valid = False
print(json.dumps({"judge": "mercadopago " + version("mercadopago"), "valid": valid}))
