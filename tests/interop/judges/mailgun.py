# pypi: django-anymail==15.2
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version

from django.conf import settings

settings.configure(ALLOWED_HOSTS=["*"])

from anymail.exceptions import AnymailWebhookValidationFailure
from anymail.webhooks.mailgun import MailgunTrackingWebhookView
from django.test import RequestFactory

given = json.load(sys.stdin)
view = MailgunTrackingWebhookView(webhook_signing_key=given["secret"])
request = RequestFactory().post("/hook", data=given["body"].encode(), content_type="application/json")
try:
    view.validate_request(request)
    valid = True
except AnymailWebhookValidationFailure:
    valid = False
print(json.dumps({"judge": "django-anymail " + version("django-anymail"), "valid": valid}))
