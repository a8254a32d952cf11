// npm: chargebee@3.33.0
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers } = JSON.parse(readFileSync(0, "utf8"));
const { version } = JSON.parse(readFileSync(process.cwd() + "/node_modules/chargebee/package.json", "utf8"));
const { basicAuthValidator } = require("chargebee");
const [user, password] = secret.split(/:(.*)/s);
let valid = true;
try {
  await basicAuthValidator((u, p) => u === user && p === password)(headers);
} catch (error) {
  if (!/credentials|authorization/i.test(error.message)) throw error;
  valid = false;
}
console.log(JSON.stringify({ judge: "chargebee " + version, valid }));
