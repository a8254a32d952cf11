// npm: sns-payload-validator@2.1.0
import { createPublicKey } from "node:crypto";
import { createRequire } from "node:module";
import https from "node:https";
import { Readable } from "node:stream";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, body } = JSON.parse(readFileSync(0, "utf8"));
const { version } = require("sns-payload-validator/package.json");
const Validator = require("sns-payload-validator");
const key = createPublicKey(secret).export({ type: "spki", format: "pem" });
https.get = (url, options, answer) => {
  answer(Readable.from([key]));
  return { on: () => {} };
};
const valid = await new Validator().validate(body).then(() => true, () => false);
console.log(JSON.stringify({ judge: "sns-payload-validator " + version, valid }));
