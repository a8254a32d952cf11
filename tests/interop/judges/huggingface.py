# pypi: huggingface_hub==2.4.0 fastapi
import asyncio
import json
import sys

sys.path.pop(0)  # the folder of this file: judges there are named like packages

from importlib.metadata import version
from types import SimpleNamespace

from fastapi.responses import JSONResponse
from huggingface_hub import _webhooks_server

_webhooks_server._load_fastapi()
given = json.load(sys.stdin)


async def webhook():
    return "reached"


checked = _webhooks_server._wrap_webhook_to_check_secret(webhook, webhook_secret=given["secret"])
answer = asyncio.run(checked(request=SimpleNamespace(headers=given["headers"])))
valid = answer == "reached" and not isinstance(answer, JSONResponse)
print(json.dumps({"judge": "huggingface_hub " + version("huggingface_hub"), "valid": valid}))
