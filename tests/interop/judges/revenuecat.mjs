// npm: convex-revenuecat@0.3.2 convex@1.48.0
import { pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";

const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const root = pathToFileURL(process.cwd() + "/node_modules/convex-revenuecat/");
const { version } = JSON.parse(readFileSync(new URL("package.json", root)));
const { RevenueCat } = await import(new URL("dist/client/index.js", root));
let reached = false;
const context = { runMutation: async () => { reached = true; return {}; } };
const receiver = new RevenueCat({ webhooks: {} }, { REVENUECAT_WEBHOOK_AUTH: secret });
const request = new Request("https://example.com/", { method: "POST", headers, body });
const answer = await receiver.httpHandler()._handler(context, request);
console.log(JSON.stringify({ judge: "convex-revenuecat " + version, valid: answer.status === 200 && reached }));
