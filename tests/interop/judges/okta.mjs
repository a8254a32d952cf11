// npm: express-basic-auth@1.2.1
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers } = JSON.parse(readFileSync(0, "utf8"));
const { version } = require(process.cwd() + "/node_modules/express-basic-auth/package.json");
const basicAuth = require("express-basic-auth");
// The secret is the header's whole text, as Okta's guide has it: "Basic " and user:password in base64.
const [user, ...password] = Buffer.from(secret.replace(/^Basic /, ""), "base64").toString().split(":");
let valid = false;
const refuse = { status: () => refuse, send: () => refuse, json: () => refuse, set: () => refuse };
basicAuth({ users: { [user]: password.join(":") } })({ headers }, refuse, () => (valid = true));
console.log(JSON.stringify({ judge: "express-basic-auth " + version, valid }));
