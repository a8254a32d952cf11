// npm alone: @pipedream/clio@0.1.1
import { register } from "node:module";
import { pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";

const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
// What the package loads and this source does not use to check a hook.
const stubs = { "@pipedream/platform": "export const axios = null; export class ConfigurationError extends Error {}" };
const hook = "const stubs = " + JSON.stringify(stubs) + "; export async function resolve(name, context, next) { return stubs[name] === undefined ? next(name, context) : { url: 'data:text/javascript,' + encodeURIComponent(stubs[name]), shortCircuit: true, format: 'module' }; }";
register("data:text/javascript," + encodeURIComponent(hook));
const root = pathToFileURL(process.cwd() + "/node_modules/@pipedream/clio/");
const { version } = JSON.parse(readFileSync(new URL("package.json", root)));
const { default: source } = await import(new URL("sources/common/webhook.mjs", root));
let status = 200;
const context = {
  db: { get: () => secret, set: () => {} },
  http: { respond: (answer) => (status = answer.status) },
  $emit: () => {},
};
// Pipedream binds a source's methods to it.
for (const [name, method] of Object.entries(source.methods)) context[name] = method.bind(context);
context.generateMeta = () => ({});
await source.run.call(context, { body: JSON.parse(body), bodyRaw: body, headers });
console.log(JSON.stringify({ judge: "@pipedream/clio " + version, valid: status === 200 }));
