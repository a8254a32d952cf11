// npm alone: @strapi/core@5.54.0
// This is the sender: valid when it sends the same header, given the token as the documentation says. The body is not covered.
import Module, { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const root = process.cwd() + "/node_modules/@strapi/core/";
const { version } = JSON.parse(readFileSync(root + "package.json"));
const load = Module._load;
const stubs = { debug: () => () => {}, lodash: { merge: Object.assign } };
Module._load = (name, ...rest) => (name in stubs ? stubs[name] : load(name, ...rest));
const exported = require(root + "dist/services/webhook-runner.js");
const create = exported.default ?? exported;
let sent;
const runner = create({
  eventHub: { on() {}, off() {} },
  logger: console,
  configuration: { defaultHeaders: { Authorization: `Bearer ${secret}` } },
  fetch: async (url, given) => { sent = given; return { ok: true, status: 200 }; },
});
await runner.run({ url: "https://example.com/", headers: {} }, "entry.create", JSON.parse(body));
console.log(JSON.stringify({ judge: "@strapi/core " + version, valid: sent.headers.Authorization === headers.authorization }));
