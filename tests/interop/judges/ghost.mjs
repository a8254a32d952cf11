// npm alone: ghost@6.65.0
import Module, { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const load = Module._load;
Module._load = function (name, ...rest) {
  if (name === "@tryghost/debug") return () => () => {};
  if (name === "@tryghost/logging") return { info() {}, warn() {}, error() {} };
  if (name === "@tryghost/version") return { safe: "6.0" };
  if (name === "../../../shared/config") return { get: () => undefined };
  return load.call(this, name, ...rest);
};
const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const root = process.cwd() + "/node_modules/ghost/";
const { version } = require(root + "package.json");
const WebhookTrigger = require(root + "core/server/services/webhooks/webhook-trigger.js");
// This is the sender: at the vector's time, with the vector's payload, it must send the very same body and signature.
Date.now = () => Number(headers["x-ghost-signature"].split("t=")[1]);
const { event, ...payload } = JSON.parse(body);
const hook = { get: (name) => ({ event, secret, target_url: "https://example.com/hook" })[name] };
let sent;
const trigger = new WebhookTrigger({
  models: { Webhook: { findAllByEvent: async () => ({ models: [hook] }), edit: async () => {} } },
  payload: async () => payload,
  request: async (url, options) => {
    sent = options;
    return { statusCode: 200 };
  },
  limitService: { isLimited: () => false },
});
await trigger.trigger(event, {});
const valid = sent.body === body && sent.headers["X-Ghost-Signature"] === headers["x-ghost-signature"];
console.log(JSON.stringify({ judge: "ghost " + version, valid }));
