// npm: @contentful/node-apps-toolkit@3.16.1
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body, url } = JSON.parse(readFileSync(0, "utf8"));
const { version } = JSON.parse(readFileSync(process.cwd() + "/node_modules/@contentful/node-apps-toolkit/package.json", "utf8"));
const { verifyRequest } = require("@contentful/node-apps-toolkit");
const path = url.replace(/^https?:\/\/[^/]*/, "");
// 0: the age of the timestamp is not looked at.
const valid = verifyRequest(secret, { method: "POST", path, headers, body }, 0);
console.log(JSON.stringify({ judge: "@contentful/node-apps-toolkit " + version, valid }));
