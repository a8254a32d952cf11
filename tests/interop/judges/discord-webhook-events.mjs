// npm: discord-interactions@4.4.0
import { createRequire } from "node:module";
import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const { version } = JSON.parse(readFileSync(process.cwd() + "/node_modules/discord-interactions/package.json"));
const { verifyKey } = require("discord-interactions");
// The package takes the public key in hexadecimal.
const key = createPublicKey(secret).export({ type: "spki", format: "der" }).subarray(-32).toString("hex");
const valid = await verifyKey(body, headers["x-signature-ed25519"], headers["x-signature-timestamp"], key);
console.log(JSON.stringify({ judge: "discord-interactions " + version, valid: valid === true }));
