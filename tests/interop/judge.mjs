// The vendors' own packages (and one that bundles verifiers) as judges.
//
// Reads a JSON array of cases from standard input:
//   {"do": "verify", "judge": NAME, "secret": …, "headers": {lower-case name: value}, "body": …}
//   {"do": "sign", "judge": NAME, "secret": …, "body": …}
// and prints one JSON line each: {"judge": "PACKAGE VERSION", "valid": true} or {"headers": …}.
import { createRequire } from "module";
import { readFileSync } from "fs";

const require = createRequire(process.env.HOOKCLI_TESTS + "/node_modules/");
const from = (name) => require(name);
const version = (name) =>
  JSON.parse(readFileSync(`${process.env.HOOKCLI_TESTS}/node_modules/${name}/package.json`)).version;

const standard = (name) => ({
  package: name,
  verify: ({ secret, headers, body }) => new (from(name).Webhook)(secret).verify(body, headers),
  sign: ({ secret, body }) => {
    const prefix = name === "svix" ? "svix" : "webhook";
    const [id, time] = ["msg_1", new Date()];
    return {
      [`${prefix}-id`]: id,
      [`${prefix}-timestamp`]: String(Math.floor(time / 1000)),
      [`${prefix}-signature`]: new (from(name).Webhook)(secret).sign(id, time, body),
    };
  },
});

// It has no CommonJS form.
const octokit = () =>
  import(`${process.env.HOOKCLI_TESTS}/node_modules/@octokit/webhooks-methods/dist-node/index.js`);

const truth = (valid) => {
  if (valid !== true) throw new Error("it is not valid");
};

const judges = {
  svix: standard("svix"),
  standardwebhooks: standard("standardwebhooks"),
  stripe: {
    package: "stripe",
    verify: ({ secret, headers, body }) =>
      from("stripe")("key").webhooks.constructEvent(body, headers["stripe-signature"], secret),
    sign: ({ secret, body }) => ({
      "stripe-signature": from("stripe")("key").webhooks.generateTestHeaderString({ payload: body, secret }),
    }),
  },
  github: {
    package: "@octokit/webhooks-methods",
    verify: async ({ secret, headers, body }) =>
      truth(await (await octokit()).verify(secret, body, headers["x-hub-signature-256"])),
    sign: async ({ secret, body }) => ({
      "x-hub-signature-256": await (await octokit()).sign(secret, body),
    }),
  },
  linear: {
    package: "@linear/sdk",
    verify: ({ secret, headers, body }) =>
      truth(new (from("@linear/sdk/webhooks").LinearWebhookClient)(secret).verify(Buffer.from(body), headers["linear-signature"], Date.now())),
  },
  mux: {
    package: "@mux/mux-node",
    verify: async ({ secret, headers, body }) => {
      const mux = new (from("@mux/mux-node").default)({ tokenId: "a", tokenSecret: "b" });
      await mux.webhooks.verifySignature(body, headers, secret);
    },
  },
  notion: {
    package: "@notionhq/client",
    verify: async ({ secret, headers, body }) =>
      truth(await from("@notionhq/client").verifyWebhookSignature({ body, signature: headers["x-notion-signature"], verificationToken: secret })),
    sign: async ({ secret, body }) => ({
      "x-notion-signature": await from("@notionhq/client").signWebhookPayload({ body, verificationToken: secret }),
    }),
  },
  line: {
    package: "@line/bot-sdk",
    verify: ({ secret, headers, body }) =>
      truth(from("@line/bot-sdk").validateSignature(body, secret, headers["x-line-signature"])),
  },
  webflow: {
    package: "webflow-api",
    verify: async ({ secret, headers, body }) =>
      truth(await new (from("webflow-api").WebflowClient)({ accessToken: "a" }).webhooks.verifySignature({ headers, body, secret })),
  },
  "coinbase-commerce": {
    package: "coinbase-commerce-node",
    verify: ({ secret, headers, body }) =>
      from("coinbase-commerce-node").Webhook.verifyEventBody(body, headers["x-cc-webhook-signature"], secret),
  },
  getstream: {
    package: "stream-chat",
    verify: ({ secret, headers, body }) =>
      truth(new (from("stream-chat").StreamChat)("key", secret).verifyWebhook(body, headers["x-signature"])),
  },
  pusher: {
    package: "pusher",
    verify: ({ secret, headers, body }) => {
      const pusher = new (from("pusher"))({ appId: "1", key: headers["x-pusher-key"], secret });
      truth(pusher.webhook({ headers, rawBody: body }).isValid());
    },
  },
};

const platforms = {
  clerk: "clerk", "dodo-payments": "dodopayments", doppler: "doppler", gitlab: "gitlab", grafana: "grafana",
  lemonsqueezy: "lemonsqueezy", paddle: "paddle", polar: "polar", razorpay: "razorpay", replicate: "replicateai",
  shopify: "shopify", woocommerce: "woocommerce", workos: "workos",
};
for (const [provider, platform] of Object.entries(platforms)) {
  judges[`tern/${provider}`] = {
    package: "@hookflo/tern",
    verify: async ({ secret, headers, body }) => {
      const request = new Request("https://example.com/", { method: "POST", headers, body });
      const { WebhookVerificationService } = from("@hookflo/tern");
      const result = await WebhookVerificationService.verify(request, { platform, secret, toleranceInSeconds: 300 });
      truth(result.isValid);
    },
  };
}

for (const one of JSON.parse(readFileSync(0, "utf8"))) {
  const judge = judges[one.judge];
  const told = { judge: `npm ${judge.package} ${version(judge.package)}` };
  try {
    if (one.do === "sign") told.headers = await judge.sign(one);
    else {
      await judge.verify(one);
      told.valid = true;
    }
  } catch (error) {
    told.valid = false;
    told.why = String(error.message ?? error);
  }
  console.log(JSON.stringify(told));
}
process.exit(0);
