// npm: pusher@5.3.4
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const { version } = require("pusher/package.json");
const Pusher = require("pusher");
const key = headers["x-pusher-key"] ?? "278d425bdf160c739803";
const pusher = new Pusher({ appId: "1", key, secret, cluster: "eu" });
let valid = false;
try {
  valid = pusher.webhook({ headers: { "content-type": "application/json", "x-pusher-key": key, ...headers }, rawBody: body }).isValid();
} catch {}
console.log(JSON.stringify({ judge: "pusher " + version, valid: valid === true }));
