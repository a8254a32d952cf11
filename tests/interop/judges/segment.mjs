// npm alone: @segment/action-destinations@3.497.0
import Module, { createRequire } from "node:module";
import { readFileSync } from "node:fs";

// Segment's own sender: it signs, its signature is compared with the given one.
const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const load = Module._load;
Module._load = (name, ...rest) => (name === "@segment/actions-core" ? {} : load(name, ...rest));
const root = process.cwd() + "/node_modules/@segment/action-destinations/";
const { version } = require(root + "package.json");
const { default: webhook } = require(root + "dist/destinations/webhook/index.js");
const signed = webhook.extendRequest({ settings: { sharedSecret: secret }, payload: { data: JSON.parse(body) } });
const valid = signed.headers["X-Signature"] === headers["x-signature"] && JSON.stringify(JSON.parse(body)) === body;
console.log(JSON.stringify({ judge: "@segment/action-destinations " + version, valid }));
