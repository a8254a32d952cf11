// npm alone: connectwise-rest@1.3.0
import Module, { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const root = process.cwd() + "/node_modules/connectwise-rest/";
const { version } = JSON.parse(readFileSync(root + "package.json", "utf8"));
// The key is given instead of fetched from Metadata.key_url.
const load = Module._load;
Module._load = function (name, ...rest) {
  return name === "axios" ? { default: {} } : load.call(this, name, ...rest);
};
const { verifyMessage } = require(root + "dist/utils/Callback.js");
const valid = verifyMessage(JSON.parse(body), headers["x-content-signature"], secret);
console.log(JSON.stringify({ judge: "connectwise-rest " + version, valid }));
