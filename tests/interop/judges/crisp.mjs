// npm: crisp-api@11.3.0
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const { version } = JSON.parse(readFileSync(process.cwd() + "/node_modules/crisp-api/package.json", "utf8"));
const { Crisp } = require("crisp-api");
const client = new Crisp();
// As after setRtmMode(WebHooks) and the first on(): hooks are verified only then.
client._loopback = {};
const timestamp = Number(headers["x-crisp-request-timestamp"]);
const valid = client.verifyHook(secret, JSON.parse(body), timestamp, headers["x-crisp-signature"]);
console.log(JSON.stringify({ judge: "crisp-api " + version, valid }));
