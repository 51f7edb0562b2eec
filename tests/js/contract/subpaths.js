// The subpaths: each has its names, and the names of the root are all of them.

import { deepEqual, equal, ok } from "./assert.js";
import { contract } from "./harness.js";

const ERRORS = [
  "InternalError",
  "InvalidResponseError",
  "NetworkError",
  "PaginationError",
  "RequestError",
  "SdkError",
  "ServerApiError",
  "TimeoutError",
  "TooManyRequestsError",
];
const NAMES = {
  client: [
    ...ERRORS,
    "FingerprintClient",
    "FingerprintIqClient",
    "FingerprintServerApiClient",
    "FingerprintV3Client",
    "Region",
    "SearchPage",
  ],
  trust: [
    "DecryptionAlgorithm",
    "InternalError",
    "SdkError",
    "UnsealAggregateError",
    "UnsealError",
    "WebhookError",
    "WebhookSignatureError",
    "isValidFingerprintIqWebhookSignature",
    "isValidWebhookSignature",
    "readWebhook",
    "unsealEventsResponse",
  ],
  verify: ["InternalError", "SdkError", "verifyEvent"],
  rules: ["applyRuleAction"],
};
/** Of subpaths that the root does not have. */
const OTHERS = { export: ["PaginationError", "SdkError", "exportEvents"] };
/** The names of the official SDK of v3: some of them are of other things than the root's. */
const V3_NAMES = [
  "AuthenticationMode",
  "DecryptionAlgorithm",
  "FingerprintJsServerApiClient",
  "InternalError",
  "InvalidResponseError",
  "NetworkError",
  "Region",
  "RequestError",
  "SdkError",
  "TimeoutError",
  "TooManyRequestsError",
  "UnsealAggregateError",
  "UnsealError",
  "WebhookError",
  "WebhookSignatureError",
  "getRetryAfter",
  "isValidWebhookSignature",
  "readWebhook",
  "unsealEventsResponse",
  "webhookOf",
];
const GUARD_NAMES = ["OnceObject", "createGuard", "d1Once", "denoKvOnce", "durableObjectOnce", "memoryOnce"];
const INIT = ["init", "initTrust", "initVerify"];

/** CommonJS made of ES modules says so of itself, which is no name of the package's. */
const namesOf = (namespace) =>
  Object.keys(namespace)
    .filter((name) => name !== "__esModule" && name !== "default")
    .sort();

contract("each subpath has its names, and no other", async ({ parts }) => {
  for (const [subpath, names] of Object.entries({ ...NAMES, ...OTHERS })) deepEqual(namesOf(parts[subpath]), names.toSorted(), subpath);
  deepEqual(namesOf(parts.v3), V3_NAMES.toSorted(), "v3");
  deepEqual(namesOf(parts.guard), GUARD_NAMES, "guard");
});

contract("the root has the names of all subpaths", async ({ lib }) => {
  const all = [...new Set(Object.values(NAMES).flat())].sort();
  deepEqual(
    namesOf(lib).filter((name) => !INIT.includes(name)),
    all,
    "names",
  );
});

contract("an error class is the same one, whichever subpath it comes from", async ({ lib, parts }) => {
  for (const name of ERRORS) equal(parts.client[name], lib[name], name);
  for (const subpath of ["trust", "verify"]) {
    for (const name of ["SdkError", "InternalError"]) equal(parts[subpath][name], lib[name], `${name} of ${subpath}`);
  }
  for (const name of ["SdkError", "InternalError", "InvalidResponseError", "NetworkError", "TimeoutError"])
    equal(parts.v3[name], lib[name], `${name} of v3`);
  ok(parts.trust.UnsealError.prototype instanceof parts.client.SdkError, "an UnsealError is an SdkError");
});

contract("a class of the root is the subpath's, so that both can be used at once", async ({ lib, parts }) => {
  // What `init` gives has modules of its own to load, and so classes of its own.
  if ("init" in lib) return;
  for (const [subpath, names] of Object.entries(NAMES)) {
    for (const name of names) equal(parts[subpath][name], lib[name], `${name} of ${subpath}`);
  }
});
