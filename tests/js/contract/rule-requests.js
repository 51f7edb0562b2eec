// What `allow` makes of a request: everything but the headers stays, in whichever class a framework has its requests; and
// what is no action, or cannot be carried over, is refused.

import { deepEqual, equal, match, ok, throws } from "./assert.js";
import { contract } from "./harness.js";

const URL_OF_IT = "https://shop.example/cart?step=2";
const action = { ruleset_id: "rs_1", type: "allow", request_header_modifications: { set: [{ name: "x-verdict", value: "allow" }] } };

/** A body that comes in two pieces. */
const pieces = () =>
  new ReadableStream({
    start(stream) {
      for (const part of ["one ", "two"]) stream.enqueue(new TextEncoder().encode(part));
      stream.close();
    },
  });

/** Runs with another class of requests. */
async function withRequest(Class, body) {
  const { Request } = globalThis;
  globalThis.Request = Class;
  try {
    return await body(Request);
  } finally {
    globalThis.Request = Request;
  }
}

const post = (more) =>
  new Request(URL_OF_IT, { method: "POST", body: pieces(), duplex: "half", headers: { "content-type": "text/plain" }, ...more });

/** Asserts that all of a POST is there. */
async function isWhole(changed, controller) {
  deepEqual([changed.url, changed.method], [URL_OF_IT, "POST"], "url and method");
  deepEqual([changed.headers.get("x-verdict"), changed.headers.get("content-type")], ["allow", "text/plain"], "headers");
  equal(changed.signal.aborted, false, "aborted");
  equal(await changed.text(), "one two", "body");
  controller.abort(new Error("gone"));
  equal(changed.signal.aborted, true, "aborted with it");
}

contract("applyRuleAction: a POST stays one, with its stream and its signal", async ({ lib }) => {
  const controller = new AbortController();
  await isWhole(lib.applyRuleAction(action, post({ signal: controller.signal })), controller);
});

contract("applyRuleAction: a POST stays one where `Request` takes but the URL of another, as a framework's does", async ({ lib }) => {
  class Framework extends Request {
    constructor(input, init) {
      super(typeof input === "string" ? input : input.url, init);
    }
  }
  await withRequest(Framework, async () => {
    const controller = new AbortController();
    await isWhole(lib.applyRuleAction(action, post({ signal: controller.signal })), controller);
  });
});

contract("applyRuleAction: a request of a subclass, and one behind a Proxy, are carried over", async ({ lib }) => {
  class NextRequest extends Request {
    get nextUrl() {
      return new URL(this.url);
    }
  }
  const controller = new AbortController();
  const init = { method: "POST", body: pieces(), duplex: "half", headers: { "content-type": "text/plain" }, signal: controller.signal };
  await isWhole(lib.applyRuleAction(action, new NextRequest(URL_OF_IT, init)), controller);
  const another = new AbortController();
  const target = post({ signal: another.signal });
  // As frameworks do that watch what is read of a request.
  const proxy = new Proxy(target, {
    get(_, name) {
      const value = target[name];
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  await isWhole(lib.applyRuleAction(action, proxy), another);
});

contract("applyRuleAction: requests without a body keep their method", async ({ lib }) => {
  for (const method of ["GET", "HEAD", "OPTIONS", "DELETE", "PUT", "PATCH", "PURGE"]) {
    const changed = lib.applyRuleAction(action, new Request(URL_OF_IT, { method }));
    deepEqual([changed.method, changed.headers.get("x-verdict")], [method, "allow"], "request");
    equal(await changed.text(), "", "body");
  }
});

contract("applyRuleAction: what else a request says is carried over where the host has it", async ({ lib }) => {
  const said = {
    redirect: "manual",
    credentials: "omit",
    cache: "no-store",
    mode: "same-origin",
    referrer: "",
    referrerPolicy: "no-referrer",
    integrity: "sha256-AAAA",
    keepalive: true,
    cf: { cacheTtl: 5 },
  };
  let carried = 0;
  for (const [name, value] of Object.entries(said)) {
    let request;
    try {
      request = new Request(URL_OF_IT, { [name]: value });
    } catch {
      continue;
    }
    const changed = lib.applyRuleAction(action, request);
    deepEqual(changed[name], request[name], name);
    equal(changed.headers.get("x-verdict"), "allow", name);
    carried += request[name] === undefined ? 0 : 1;
  }
  ok(carried > 0, "something is carried over");
});

/** Only Workers have it; the others pass over what they do not know. */
contract("applyRuleAction: what Cloudflare says about a request stays with it", async ({ lib }) => {
  const request = new Request(URL_OF_IT, { method: "POST", body: pieces(), duplex: "half", cf: { cacheTtl: 300, colo: "ZRH" } });
  const changed = lib.applyRuleAction(action, request);
  deepEqual(changed.cf, request.cf, "cf");
});

contract("applyRuleAction: a request that only a browser may begin is carried over", async ({ lib }) => {
  const shape = {
    method: "GET",
    url: URL_OF_IT,
    headers: new Headers({ accept: "text/html" }),
    body: null,
    credentials: "include",
    redirect: "manual",
  };
  for (const mode of ["navigate", "websocket"]) {
    const changed = lib.applyRuleAction(action, { ...shape, mode });
    deepEqual([changed.url, changed.method, changed.headers.get("accept")], [URL_OF_IT, "GET", "text/html"], mode);
    equal(changed.headers.get("x-verdict"), "allow", "header");
  }
});

contract("applyRuleAction: a body that was read, or is being read, is not lost in silence", async ({ lib }) => {
  const used = post();
  await used.text();
  const reading = post();
  reading.body?.getReader();
  for (const request of [used, reading])
    match(throws(() => lib.applyRuleAction(action, request), TypeError).message, /^the body of `request` was read already/, "message");
  // Nothing is made again, so nothing is lost.
  equal(lib.applyRuleAction({ type: "allow" }, used), used, "the very request");
});

contract("applyRuleAction: what the host refuses to make again is a TypeError with its cause", async ({ lib }) => {
  class Refusing extends Request {
    constructor(input, init) {
      if (init?.headers) throw new Error("not here");
      super(input, init);
    }
  }
  const request = new Request(URL_OF_IT);
  const error = await withRequest(Refusing, () => throws(() => lib.applyRuleAction(action, request), TypeError));
  match(error.message, /^`request` cannot be made again with other headers/, "message");
  equal(error.cause.message, "not here", "cause");
});

const inherited = Object.create({ type: "block", status_code: 403 });
class Action {
  type = "block";
  status_code = 403;
}

contract("applyRuleAction: what is no action is a TypeError that says why", async ({ lib }) => {
  const request = new Request(URL_OF_IT);
  const refused = (one, pattern) =>
    match(throws(() => lib.applyRuleAction(one, request), TypeError, JSON.stringify(one)).message, pattern, "message");
  for (const type of [undefined, null, 7, true, ["block"], { block: true }, Object("block")])
    refused({ type, status_code: 403 }, /^`action\.type` must be a string, got /);
  refused({}, /^`action\.type` must be a string, got undefined$/);
  for (const one of [[], [{ type: "block" }], "block", 7, true, () => ({ type: "block" })])
    refused(one, /^`action` must be an object, got /);
  for (const one of [inherited, new Action(), new Map([["type", "allow"]]), new Date()]) refused(one, /^`action` must be a plain object/);
  const allow = (request_header_modifications) => ({ type: "allow", request_header_modifications });
  for (const modifications of ["x", 7, true, [], [{ set: [] }]])
    refused(allow(modifications), /^`action\.request_header_modifications` must be an object, got /);
  refused(allow(new Map([["remove", ["x-visitor"]]])), /^`action\.request_header_modifications` must be a plain object/);
  for (const list of ["remove", "set", "append"]) {
    for (const value of ["x", 7, {}, { name: "x-a", value: "b" }, new Set(["x-a"])])
      refused(allow({ [list]: value }), new RegExp(`^\`action\\.request_header_modifications\\.${list}\` must be an array, got `));
    for (const value of [[, "x-a"], Object.assign(["x-a"], { map: () => [] }), new (class extends Array {})("x-a", "x-b")])
      refused(allow({ [list]: value }), new RegExp(`^\`action\\.request_header_modifications\\.${list}\` must be a plain array`));
  }
  for (const list of ["set", "append"]) {
    for (const field of ["x-a", null, undefined, 7, ["x-a", "b"], [["x-a", "b"]]])
      refused(allow({ [list]: [field] }), new RegExp(`^\`action\\..*\\.${list}\\[0\\]\` must be an object, got `));
    refused(allow({ [list]: [Object.create({ name: "x-a", value: "b" })] }), new RegExp(`\\.${list}\\[0\\]\` must be a plain object`));
    refused(allow({ [list]: [{}] }), new RegExp(`\\.${list}\\[0\\]\\.name\` must be the name of a header, got undefined$`));
  }
});

contract("applyRuleAction: what stands in the prototype of all objects is of no action", async ({ lib }) => {
  const request = new Request(URL_OF_IT);
  const polluted = { type: "block", request_header_modifications: { remove: ["x-a"] }, remove: ["x-verdict"], status_code: 403 };
  let results;
  try {
    for (const [name, value] of Object.entries(polluted))
      Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
    results = [
      throws(() => lib.applyRuleAction({}, request), TypeError).message,
      lib.applyRuleAction({ type: "allow" }, request) === request,
      lib.applyRuleAction({ type: "challenge" }, request) === request,
      throws(() => lib.applyRuleAction({ type: "block" }, request), TypeError).message,
      lib.applyRuleAction(action, request).headers.get("x-verdict"),
    ];
  } finally {
    for (const name of Object.keys(polluted)) delete Object.prototype[name];
  }
  deepEqual(
    results,
    [
      "`action.type` must be a string, got undefined",
      true,
      true,
      "`action.status_code` must be a whole number from 200 to 599, got undefined",
      "allow",
    ],
    "results",
  );
});
