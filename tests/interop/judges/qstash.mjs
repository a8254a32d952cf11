// npm: @upstash/qstash@2.12.0
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body, url } = JSON.parse(readFileSync(0, "utf8"));
const { version } = JSON.parse(readFileSync(process.cwd() + "/node_modules/@upstash/qstash/package.json"));
const { Receiver } = require("@upstash/qstash");
const receiver = new Receiver({ currentSigningKey: secret, nextSigningKey: secret });
let valid;
try {
  // The vector is old: of any age is well.
  valid = await receiver.verify({ signature: headers["upstash-signature"], body, url, clockTolerance: 1e12 });
} catch {
  valid = false;
}
console.log(JSON.stringify({ judge: "@upstash/qstash " + version, valid }));
