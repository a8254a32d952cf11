// npm: @tryfinch/finch-api@10.7.0
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const { version } = JSON.parse(readFileSync(process.cwd() + "/node_modules/@tryfinch/finch-api/package.json"));
const { Finch } = require("@tryfinch/finch-api");
const client = new Finch({ accessToken: "none" });
// It refuses times that are far from now: the clock stands at the vector's time.
Date.now = () => Number(headers["finch-timestamp"]) * 1000;
let valid = true;
try {
  client.webhooks.verifySignature(body, headers, secret);
} catch {
  valid = false;
}
console.log(JSON.stringify({ judge: "@tryfinch/finch-api " + version, valid }));
