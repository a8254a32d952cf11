// npm: @adobe/aio-lib-events@4.1.0
import { createRequire } from "node:module";
import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const { version } = require("@adobe/aio-lib-events/package.json");
const { exportFunctions: adobe } = require("@adobe/aio-lib-events/src/signatureUtils.js");
// The keys are given instead of fetched from the paths in the headers.
const key = createPublicKey(secret).export({ type: "spki", format: "pem" });
const signatures = ["x-adobe-digital-signature-1", "x-adobe-digital-signature-2"].map((name) => headers[name] ?? "");
const valid = await adobe.verifySignature(signatures, body, [key, key], "client");
console.log(JSON.stringify({ judge: "@adobe/aio-lib-events " + version, valid: valid === true }));
