// npm: grammy@1.46.0
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const { version } = JSON.parse(readFileSync("node_modules/grammy/package.json"));
const { Bot, webhookCallback } = require("grammy");
const bot = new Bot("1:invented", { botInfo: { id: 1, is_bot: true, first_name: "b", username: "b_bot" } });
const answer = await webhookCallback(bot, "std/http", { secretToken: secret })(
  new Request("https://example.com/", { method: "POST", headers, body }),
);
console.log(JSON.stringify({ judge: "grammy " + version, valid: answer.status === 200 }));
