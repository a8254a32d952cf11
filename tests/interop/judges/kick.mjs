// npm alone: nuxt-webhook-validators@0.2.12
import { createPublicKey } from "node:crypto";
import { given, judge } from "../nuxt.mjs";

// The key that the package has of its own is Kick's.
const publicKey = createPublicKey(given.secret).export({ type: "spki", format: "pem" });
await judge("kick", { publicKey });
