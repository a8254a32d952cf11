// npm: jsonwebtoken@9.0.3
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, url } = JSON.parse(readFileSync(0, "utf8"));
const { version } = require(process.cwd() + "/node_modules/jsonwebtoken/package.json");
const { decode, verify } = require("jsonwebtoken");
let valid = true;
try {
  // The vectors are old: it is the time that they state. monday.com's page says to check aud and exp.
  const { iat } = decode(headers.authorization);
  verify(headers.authorization, secret, { algorithms: ["HS256"], audience: url, clockTimestamp: iat });
} catch {
  valid = false;
}
console.log(JSON.stringify({ judge: "jsonwebtoken " + version, valid }));
