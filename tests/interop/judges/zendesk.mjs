// npm alone: n8n-nodes-base@2.41.2
import { given, judge } from "../n8n.mjs";

const { secret } = given;
await judge("Zendesk/ZendeskTriggerHelpers.js", {
  getWorkflowStaticData: () => ({ webhookSecret: secret }),
  getCredentials: async () => ({ signingSecret: secret }),
});
