// npm alone: nuxt-webhook-validators@0.2.12
import { given, judge } from "../nuxt.mjs";

await judge("netlify", { secretKey: given.secret });
