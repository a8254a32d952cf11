// npm: @solidgate/node-sdk@1.4.1
// Solidgate documents that a webhook is verified with the SDK's generateSignature and the webhook's keys.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const { version } = JSON.parse(readFileSync(process.cwd() + "/node_modules/@solidgate/node-sdk/package.json"));
const sdk = require("@solidgate/node-sdk");
const Api = sdk.Api ?? sdk.default ?? sdk;
const [publicKey, secretKey] = secret.split(":");
const valid = new Api(publicKey, secretKey)._generateSignature(body) === headers.signature;
console.log(JSON.stringify({ judge: "@solidgate/node-sdk " + version, valid }));
