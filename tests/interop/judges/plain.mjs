// npm: @team-plain/typescript-sdk@5.12.1
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const { version } = JSON.parse(readFileSync(process.cwd() + "/node_modules/@team-plain/typescript-sdk/package.json"));
const { verifyPlainWebhook } = require("@team-plain/typescript-sdk");
// The vector is old: of any age is well.
const result = verifyPlainWebhook(body, headers["plain-request-signature"], secret, Number.MAX_SAFE_INTEGER);
const valid = result.error === undefined && result.data.id !== undefined;
console.log(JSON.stringify({ judge: "@team-plain/typescript-sdk " + version, valid }));
