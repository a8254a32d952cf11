// npm: @activepieces/piece-intercom@0.7.5
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const { version } = require("@activepieces/piece-intercom/package.json");
const { intercom } = require("@activepieces/piece-intercom");
const payload = { headers, body: JSON.parse(body), rawBody: body };
const valid = intercom.events.verify({ payload, webhookSecret: secret });
console.log(JSON.stringify({ judge: "@activepieces/piece-intercom " + version, valid: valid === true }));
