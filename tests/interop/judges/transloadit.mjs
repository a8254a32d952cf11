// npm: transloadit@4.7.4
// The SDK signs what is sent to Transloadit; notifications are documented to be signed in the same way.
import { pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";

const { secret, body } = JSON.parse(readFileSync(0, "utf8"));
const root = pathToFileURL(process.cwd() + "/node_modules/transloadit/");
const { version } = JSON.parse(readFileSync(new URL("package.json", root)));
const { Transloadit } = await import(new URL("dist/Transloadit.js", root));
const form = new URLSearchParams(body);
const sdk = new Transloadit({ authKey: "a", authSecret: secret });
const valid = sdk._calcSignature(form.get("transloadit") ?? "") === form.get("signature");
console.log(JSON.stringify({ judge: "transloadit " + version, valid }));
