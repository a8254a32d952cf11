// npm alone: n8n-nodes-base@2.41.2
import { given, judge } from "../n8n.mjs";

const { secret, headers } = given;
// It refuses times that are far from now: the clock stands at the vector's time.
Date.now = () => Number(headers["x-cio-timestamp"]) * 1000;
await judge("CustomerIo/CustomerIoTriggerHelpers.js", {
  getCredentials: async () => ({ webhookSigningKey: secret }),
});
