// The verifiers of nuxt-webhook-validators as judges: what they import of Nuxt is put in its place.
import { readFileSync } from "node:fs";
import { register } from "node:module";
import { pathToFileURL } from "node:url";

// The case to judge: {"secret": …, "headers": {lower-case name: value}, "body": …}.
export const given = JSON.parse(readFileSync(0, "utf8"));

// Prints the verdict of the validator of one vendor, under that vendor's settings.
export const judge = async (vendor, settings) => {
  globalThis.judged = { ...given, config: { webhook: { [vendor]: settings } } };
  const stubs = {
    h3: "export const getRequestHeaders = () => globalThis.judged.headers; export const readRawBody = async () => globalThis.judged.body; export const createError = (e) => new Error(e.message);",
    scule: "export const snakeCase = (s) => s;",
    "#imports": "export const useRuntimeConfig = () => globalThis.judged.config;",
  };
  const hook = "const stubs = " + JSON.stringify(stubs) + "; export async function resolve(name, context, next) { return stubs[name] === undefined ? next(name, context) : { url: 'data:text/javascript,' + encodeURIComponent(stubs[name]), shortCircuit: true, format: 'module' }; }";
  register("data:text/javascript," + encodeURIComponent(hook));
  const root = pathToFileURL(process.cwd() + "/node_modules/nuxt-webhook-validators/");
  const { version } = JSON.parse(readFileSync(new URL("package.json", root)));
  const validators = await import(new URL(`dist/runtime/server/lib/validators/${vendor}.js`, root));
  const check = validators[`isValid${vendor[0].toUpperCase()}${vendor.slice(1)}Webhook`];
  console.log(JSON.stringify({ judge: "nuxt-webhook-validators " + version, valid: (await check({})) === true }));
};
