# pypi: Flask-WebSub==0.4.1
import importlib.metadata
import json
import sys

given = json.load(sys.stdin)
sys.path.pop(0)  # the folder of this file: judges there are named like packages
from flask import Flask
from flask_websub.subscriber import Subscriber

subscriber = Subscriber({"a": {"topic_url": "https://example.com/feed", "secret": given["secret"]}}, {})
reached = []
subscriber.add_listener(lambda topic, callback, body: reached.append(body))
app = Flask("judge")
app.register_blueprint(subscriber.build_blueprint(url_prefix="/callbacks"))
app.test_client().post(
    "/callbacks/a", data=given["body"].encode(), headers={"X-Hub-Signature": given["headers"]["x-hub-signature"]}
)
print(json.dumps({"judge": "Flask-WebSub " + importlib.metadata.version("Flask-WebSub"), "valid": reached == [given["body"].encode()]}))
