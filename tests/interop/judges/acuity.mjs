// npm: acuityscheduling@0.1.9
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const acuity = require("acuityscheduling");
const { version } = require("acuityscheduling/package.json");
let valid = true;
try {
  acuity.bodyParserVerify(secret)({ headers }, {}, Buffer.from(body));
} catch (error) {
  if (error.message !== "This message was forged!") throw error;
  valid = false;
}
console.log(JSON.stringify({ judge: "acuityscheduling " + version, valid }));
