"""The vendors' own packages as judges; the same cases and answers as judge.mjs."""

import importlib.metadata
import json
import os
import sys

sys.path.insert(0, os.path.join(os.environ["HOOKCLI_TESTS"], "python"))


def truth(valid):
    if valid is not True:
        raise ValueError("it is not valid")


def slack(secret, headers, body):
    from slack_sdk.signature import SignatureVerifier

    time, signature = headers["x-slack-request-timestamp"], headers["x-slack-signature"]
    truth(SignatureVerifier(secret).is_valid(body, time, signature))


def slack_sign(secret, body):
    import time

    from slack_sdk.signature import SignatureVerifier

    now = str(int(time.time()))
    signature = SignatureVerifier(secret).generate_signature(timestamp=now, body=body)
    return {"x-slack-request-timestamp": now, "x-slack-signature": signature}


def stripe(secret, headers, body):
    import stripe

    stripe.WebhookSignature.verify_header(body, headers["stripe-signature"], secret, tolerance=300)


def svix(secret, headers, body):
    from svix.webhooks import Webhook

    Webhook(secret).verify(body, headers)


def standard(secret, headers, body):
    from standardwebhooks.webhooks import Webhook

    Webhook(secret).verify(body, headers)


def line(secret, headers, body):
    from linebot.v3.webhook import SignatureValidator

    truth(SignatureValidator(secret).validate(body, headers["x-line-signature"]))


def adyen(secret, headers, body):
    import Adyen

    truth(Adyen.util.is_valid_hmac_payload(headers["hmacsignature"], secret, body.encode()))


def coinbase(secret, headers, body):
    from coinbase_commerce.webhook import Webhook

    Webhook.construct_event(body, headers["x-cc-webhook-signature"], secret)


def treasury(secret, headers, body):
    import modern_treasury

    client = modern_treasury.ModernTreasury(api_key="key", organization_id="id", webhook_key=secret)
    truth(client.webhooks.validate_signature(body, headers, key=secret))


JUDGES = {
    "slack": ("slack_sdk", slack, slack_sign),
    "stripe": ("stripe", stripe, None),
    "svix": ("svix", svix, None),
    "standardwebhooks": ("standardwebhooks", standard, None),
    "line": ("line-bot-sdk", line, None),
    "adyen-payload": ("Adyen", adyen, None),
    "coinbase-commerce": ("coinbase-commerce", coinbase, None),
    "modern-treasury": ("modern-treasury", treasury, None),
}

for one in json.load(sys.stdin):
    package, verify, sign = JUDGES[one["judge"]]
    told = {"judge": f"PyPI {package} {importlib.metadata.version(package)}"}
    try:
        if one["do"] == "sign":
            told["headers"] = sign(one["secret"], one["body"])
        else:
            verify(one["secret"], one["headers"], one["body"])
            told["valid"] = True
    except Exception as error:  # whatever a package raises means that it refuses
        told["valid"] = False
        told["why"] = repr(error)
    print(json.dumps(told))
