// npm alone: n8n-nodes-base@2.41.2
import { given, judge } from "../n8n.mjs";

const { secret, url } = given;
await judge("Trello/TrelloTriggerHelpers.js", {
  getNodeParameter: () => "apiKey",
  getCredentials: async () => ({ oauthSecret: secret }),
  getNodeWebhookUrl: () => url,
});
