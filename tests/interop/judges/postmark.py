# pypi: django-anymail==15.2
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version

from django.conf import settings

given = json.load(sys.stdin)
settings.configure(ALLOWED_HOSTS=["*"], ANYMAIL={"WEBHOOK_SECRET": given["secret"]})

from anymail.exceptions import AnymailWebhookValidationFailure
from anymail.webhooks.postmark import PostmarkTrackingWebhookView
from django.test import RequestFactory

request = RequestFactory().post(
    "/hook",
    data=given["body"].encode(),
    content_type="application/json",
    HTTP_AUTHORIZATION=given["headers"]["authorization"],
)
try:
    PostmarkTrackingWebhookView().validate_request(request)
    valid = True
except AnymailWebhookValidationFailure:
    valid = False
print(json.dumps({"judge": "django-anymail " + version("django-anymail"), "valid": valid}))
