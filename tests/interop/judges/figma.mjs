// npm alone: n8n-nodes-base@2.41.2
import { given, judge } from "../n8n.mjs";

const { secret, body } = given;
await judge("Figma/FigmaTriggerHelpers.js", {
  getBodyData: () => {
    try {
      return JSON.parse(body);
    } catch {
      return {};
    }
  },
  getWorkflowStaticData: () => ({ webhookSecret: secret }),
});
