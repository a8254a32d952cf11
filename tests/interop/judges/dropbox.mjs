// npm alone: nuxt-webhook-validators@0.2.12
import { register } from "node:module";
import { pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";

const given = JSON.parse(readFileSync(0, "utf8"));
globalThis.judged = { ...given, config: { webhook: { dropbox: { appSecret: given.secret } } } };
const stubs = {
  h3: "export const getRequestHeaders = () => globalThis.judged.headers; export const readRawBody = async () => globalThis.judged.body; export const createError = (e) => new Error(e.message);",
  scule: "export const snakeCase = (s) => s;",
  "#imports": "export const useRuntimeConfig = () => globalThis.judged.config;",
};
const hook = "const stubs = " + JSON.stringify(stubs) + "; export async function resolve(name, context, next) { return stubs[name] === undefined ? next(name, context) : { url: 'data:text/javascript,' + encodeURIComponent(stubs[name]), shortCircuit: true, format: 'module' }; }";
register("data:text/javascript," + encodeURIComponent(hook));
const root = pathToFileURL(process.cwd() + "/node_modules/nuxt-webhook-validators/");
const { version } = JSON.parse(readFileSync(new URL("package.json", root)));
const { isValidDropboxWebhook: check } = await import(new URL("dist/runtime/server/lib/validators/dropbox.js", root));
console.log(JSON.stringify({ judge: "nuxt-webhook-validators " + version, valid: (await check({})) === true }));
