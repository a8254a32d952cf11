// npm: viber-bot@1.0.18
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const { version } = require("viber-bot/package.json");
const MessageValidator = require("viber-bot/lib/message/message-validator");
const validator = new MessageValidator({ debug() {} }, secret);
const valid = validator.validateMessage(headers["x-viber-content-signature"], body);
console.log(JSON.stringify({ judge: "viber-bot " + version, valid }));
