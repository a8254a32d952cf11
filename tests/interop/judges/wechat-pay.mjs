// npm: wechatpay-node-v3@2.2.1
import { createPublicKey } from "node:crypto";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const { version } = require("wechatpay-node-v3/package.json");
const Pay = require("wechatpay-node-v3");
const serial = "PUB_KEY_ID_0";
Pay.certificates[serial] = createPublicKey(secret).export({ type: "spki", format: "pem" });
const pay = Object.create(Pay.prototype);
const valid = await pay.verifySign({
  timestamp: headers["wechatpay-timestamp"],
  nonce: headers["wechatpay-nonce"],
  signature: headers["wechatpay-signature"],
  body,
  serial,
});
console.log(JSON.stringify({ judge: "wechatpay-node-v3 " + version, valid }));
