// npm alone: @pipedream/launchdarkly@0.1.1
import { register } from "node:module";
import { pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";

const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const stubs = {
  uuid: "export const v4 = () => '';",
  "@pipedream/platform": "export class ConfigurationError extends Error {} export const axios = null;",
};
const hook = "const stubs = " + JSON.stringify(stubs) + "; export async function resolve(name, context, next) { return stubs[name] === undefined ? next(name, context) : { url: 'data:text/javascript,' + encodeURIComponent(stubs[name]), shortCircuit: true, format: 'module' }; }";
register("data:text/javascript," + encodeURIComponent(hook));
const root = pathToFileURL(process.cwd() + "/node_modules/@pipedream/launchdarkly/");
const { version } = JSON.parse(readFileSync(new URL("package.json", root)));
const { default: source } = await import(new URL("sources/common/webhook.mjs", root));
const valid = source.methods.isSignatureValid.call({ getSecret: () => secret }, headers["x-ld-signature"], body);
console.log(JSON.stringify({ judge: "@pipedream/launchdarkly " + version, valid: valid === true }));
