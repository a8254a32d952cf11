// npm: standardwebhooks@1.1.1
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
// Its clock is set to the time of the delivery.
const at = Number(headers["webhook-timestamp"]) * 1000;
Date.now = () => at;
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [at] : given));
  }
};
const { version } = JSON.parse(readFileSync(process.cwd() + "/node_modules/standardwebhooks/package.json"));
const { Webhook } = require("standardwebhooks");
let valid = false;
try {
  new Webhook(secret).verify(body, headers);
  valid = true;
} catch {}
console.log(JSON.stringify({ judge: "standardwebhooks " + version, valid }));
