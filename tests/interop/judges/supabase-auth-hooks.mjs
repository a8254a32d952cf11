// npm: standardwebhooks@1.1.1
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const { version } = JSON.parse(readFileSync(process.cwd() + "/node_modules/standardwebhooks/package.json"));
const { Webhook } = require("standardwebhooks");
const now = Number(headers["webhook-timestamp"]) * 1000;
Date.now = () => now;
let valid = true;
try {
  new Webhook(secret.replace("v1,whsec_", "")).verify(body, headers);
} catch {
  valid = false;
}
console.log(JSON.stringify({ judge: "standardwebhooks " + version, valid }));
