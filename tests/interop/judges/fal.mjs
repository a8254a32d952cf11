// npm alone: @hookflo/tern@4.1.0
import Module, { createRequire } from "node:module";
import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
// Its clock is set to the time of the delivery; fal's key set is our key alone.
const at = Number(headers["x-fal-webhook-timestamp"]) * 1000;
Date.now = () => at;
const key = { ...createPublicKey(secret).export({ format: "jwk" }), kid: "test", use: "sig" };
globalThis.fetch = async () => Response.json({ keys: [key] });
// The queue that it may be used with is not needed to judge.
const load = Module._load;
Module._load = (name, ...rest) => (name.startsWith("@upstash/") ? {} : load(name, ...rest));
const root = process.cwd() + "/node_modules/@hookflo/tern/";
const { version } = JSON.parse(readFileSync(root + "package.json"));
const { WebhookVerificationService } = require(root + "dist/index.js");
const request = new Request("https://example.com/", { method: "POST", headers, body });
const result = await WebhookVerificationService.verifyWithPlatformConfig(request, "falai", "", 300);
console.log(JSON.stringify({ judge: "@hookflo/tern " + version, valid: result.isValid === true }));
