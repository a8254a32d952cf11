// npm: @doist/todoist-sdk@11.0.0
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const { verifyWebhookSignature } = require("@doist/todoist-sdk");
const { version } = JSON.parse(readFileSync(process.cwd() + "/node_modules/@doist/todoist-sdk/package.json"));
const valid = await verifyWebhookSignature({ rawBody: body, signature: headers["x-todoist-hmac-sha256"], clientSecret: secret });
console.log(JSON.stringify({ judge: "@doist/todoist-sdk " + version, valid: valid === true }));
