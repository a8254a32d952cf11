# pypi: django-anymail==15.2
import base64
import importlib.metadata
import json
import sys

given = json.load(sys.stdin)
sys.path.pop(0)  # the folder of this file: judges there are named like packages
import django
from django.conf import settings

settings.configure(
    ANYMAIL={"WEBHOOK_SECRET": given["secret"]}, ALLOWED_HOSTS=["*"], USE_TZ=True, DATABASES={}, INSTALLED_APPS=["anymail"]
)
django.setup()
from anymail.webhooks.sparkpost import SparkPostTrackingWebhookView
from django.core.exceptions import SuspiciousOperation
from django.test import RequestFactory

request = RequestFactory().post(
    "/", given["body"], content_type="application/json", HTTP_AUTHORIZATION=given["headers"]["authorization"]
)
try:
    valid = SparkPostTrackingWebhookView.as_view()(request).status_code == 200
except SuspiciousOperation:
    valid = False
print(json.dumps({"judge": "django-anymail " + importlib.metadata.version("django-anymail"), "valid": valid}))
