# pypi: university-payments==0.1.1
import json
import os
import sys

# A judge may be named like the package that it needs.
here = os.path.dirname(os.path.abspath(__file__))
sys.path[:] = [folder for folder in sys.path if os.path.abspath(folder) != here]
from importlib.metadata import version
from types import SimpleNamespace

import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "university.core"],
)
django.setup()
from university.payments.providers.flutterwave import FlutterwaveProvider

given = json.load(sys.stdin)
provider = FlutterwaveProvider(secret_key="unused", webhook_hash=given["secret"])
try:
    provider.parse_webhook(SimpleNamespace(headers=given["headers"], body=given["body"].encode()))
    valid = True
except Exception:
    valid = False
print(json.dumps({"judge": "university-payments " + version("university-payments"), "valid": valid}))
