// npm: twitter-autohook@1.7.2
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const { version } = require("twitter-autohook/package.json");
const { validateSignature } = require("twitter-autohook");
let valid = false;
try {
  valid = validateSignature(headers, { consumer_secret: secret }, body);
} catch {} // it throws when the lengths differ
console.log(JSON.stringify({ judge: "twitter-autohook " + version, valid: valid === true }));
