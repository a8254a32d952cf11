# pypi: django-anymail==15.2
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version

from django.conf import settings

settings.configure(ALLOWED_HOSTS=["*"])

from anymail.exceptions import AnymailWebhookValidationFailure
from anymail.webhooks.mandrill import MandrillCombinedWebhookView
from django.test import RequestFactory

given = json.load(sys.stdin)
view = MandrillCombinedWebhookView(webhook_key=given["secret"], webhook_url=given["url"])
request = RequestFactory().post(
    "/hook",
    data=given["body"].encode(),
    content_type="application/x-www-form-urlencoded",
    HTTP_X_MANDRILL_SIGNATURE=given["headers"]["x-mandrill-signature"],
)
try:
    view.validate_request(request)
    valid = True
except AnymailWebhookValidationFailure:
    valid = False
print(json.dumps({"judge": "django-anymail " + version("django-anymail"), "valid": valid}))
