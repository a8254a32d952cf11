// GitHub's own description of its webhooks as a judge of payloads.
//
// Reads a JSON array of {"event": NAME, "body": …} from standard input and prints, one JSON line
// each, {"event": NAME, "known": true|false, "faults": […]}.
import { createRequire } from "module";
import { readFileSync } from "fs";

const require = createRequire(process.env.HOOKCLI_TESTS + "/node_modules/");
const Ajv = require("ajv/dist/2020.js");
const described = require("@octokit/openapi-webhooks/generated/api.github.com.json");

const ajv = new Ajv({ strict: false, allErrors: true });
require("ajv-formats")(ajv);
for (const own of ["decimal", "timezone", "repo.nwo", "ssh-key", "ssh-key fingerprint"]) ajv.addFormat(own, true);
ajv.addSchema({ $id: "github", components: described.components }, "github");

const named = (text) => text.replaceAll("-", "_");
const operations = Object.values(described.webhooks).map((path) => path.post);
const schema = ({ event, body }) => {
  const found = operations.find((one) => {
    const [name, action] = [named(one["x-github"].subcategory), one.operationId.split("/")[1]];
    const only = event === "repository_dispatch" || !body.action || action === undefined;
    return name === event && (only || named(action) === named(body.action));
  });
  return found?.requestBody.content["application/json"].schema.$ref;
};

for (const one of JSON.parse(readFileSync(0, "utf8"))) {
  const ref = schema(one);
  const valid = ref === undefined || ajv.compile({ $ref: "github" + ref });
  const faults = valid === true || valid(one.body) ? [] : valid.errors.map((e) => `${e.instancePath} ${e.message}`);
  console.log(JSON.stringify({ event: one.event, known: ref !== undefined, faults }));
}
