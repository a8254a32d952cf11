// npm alone: n8n-nodes-base@2.41.2
import { given, judge } from "../n8n.mjs";

const { secret, headers } = given;
// It refuses old deliveries: its clock is set to the time of the delivery.
const at = Number(/t=(\d+)/.exec(headers["calendly-webhook-signature"])[1]) * 1000;
Date.now = () => at;
await judge("Calendly/CalendlyTriggerHelpers.js", {
  getWorkflowStaticData: () => ({ webhookSecret: secret }),
});
