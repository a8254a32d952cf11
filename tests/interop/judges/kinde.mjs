// npm: @kinde/webhooks@1.0.0
import { createRequire } from "node:module";
import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, body } = JSON.parse(readFileSync(0, "utf8"));
const { version } = JSON.parse(readFileSync(process.cwd() + "/node_modules/@kinde/webhooks/package.json"));
// Kinde's key set is our key alone.
const key = { ...createPublicKey(secret).export({ format: "jwk" }), kid: "test", use: "sig", alg: "RS256" };
globalThis.fetch = async () => Response.json({ keys: [key] });
const { decodeWebhook } = require("@kinde/webhooks");
const event = await decodeWebhook(body, "https://example.com").catch(() => null);
console.log(JSON.stringify({ judge: "@kinde/webhooks " + version, valid: event !== null }));
