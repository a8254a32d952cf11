// npm: @zoom/rivet@0.4.0
import { pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";

const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const root = pathToFileURL(process.cwd() + "/node_modules/@zoom/rivet/");
const { version } = JSON.parse(readFileSync(new URL("package.json", root)));
const { AwsLambdaReceiver } = await import(new URL("chatbot/chatbot.mjs", root));
console.debug = () => {};
let reached = false;
const receiver = new AwsLambdaReceiver({ webhooksSecretToken: secret });
receiver.init({ eventEmitter: { emit: async () => { reached = true; } } });
const answer = await receiver.start()({ headers, body, isBase64Encoded: false }, {});
console.log(JSON.stringify({ judge: "@zoom/rivet " + version, valid: answer.statusCode === 200 && reached }));
