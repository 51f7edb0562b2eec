// Webhooks as servers hand them over: secrets with something at their ends, what is no request, bodies that do not end.

import { deepEqual, equal, match, ok, rejects, throws } from "./assert.js";
import { contract } from "./harness.js";
import { newestWith } from "./instances.js";
import { pause } from "./support.js";

const SECRET = "whsec_0123456789abcdef";
const EVENT = { event_id: "1708102555327.NLOjmg", timestamp: 1708102555327 };
const encode = (text) => new TextEncoder().encode(text);
const BODY = encode(JSON.stringify(EVENT));

/** The HMAC by the runtime's WebCrypto, as hexadecimal digits. */
async function sign(body) {
  const key = await crypto.subtle.importKey("raw", encode(SECRET), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, body));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What a server hands over: these headers and this body, of no host's class. */
const handed = (body, headers) => ({
  headers: new Headers(headers),
  body,
  arrayBuffer: () => Promise.reject(new Error("asked for all of it")),
});

/** A body that gives what `pull` says, and tells whether it was given up. */
function bodyOf(pull) {
  const state = { cancelled: false, pulls: 0 };
  const body = new ReadableStream(
    {
      pull(controller) {
        state.pulls += 1;
        return pull(controller);
      },
      cancel() {
        state.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, state };
}

contract("a webhook's secret with something at its ends, or hidden in it, is refused and not shown", async ({ lib }) => {
  const whole = [SECRET, "with blanks inside", "ünï\u{1f98a}", "a+/=", "'quoted'"];
  const around = ["\n", "\r\n", " ", "\t", "\u00a0", "\ufeff", "\u200b", "\u2028", "\u3000", "\0", "\v"];
  const spoiled = [
    ...around.flatMap((odd) => [SECRET + odd, odd + SECRET]),
    ...["\0", "\n", "\r", "\x1b", "\ufeff", "\u200b", "\ud800"].map((odd) => `whsec_${odd}0123`),
    " ",
    "\n",
  ];
  const request = new Request("https://shop.example/hook", { method: "POST", body: BODY });
  for (const secret of spoiled) {
    for (const given of [secret, [secret], [SECRET, secret]]) {
      const { message } = await rejects(lib.readWebhook(request, { secret: given }), TypeError, JSON.stringify(secret));
      match(message, /^`secret` has white space at an end or a control character in it/, "message");
      equal(message.includes("0123"), false, "the secret in the message");
    }
    for (const isValid of [lib.isValidWebhookSignature, lib.isValidFingerprintIqWebhookSignature])
      match(throws(() => isValid({ header: "v1=", data: "", secret }), TypeError).message, /^`secret` has white space/, "message");
  }
  equal(request.bodyUsed, false, "bodyUsed");
  for (const secret of whole) equal(lib.isValidWebhookSignature({ header: "v1=", data: "", secret }), false, secret);
});

contract("a list of secrets is a plain list", async ({ lib }) => {
  const request = new Request("https://shop.example/hook", { method: "POST", body: BODY });
  for (const secret of [[, SECRET], Object.assign([SECRET], { map: () => [encode(SECRET)] }), new (class extends Array {})(SECRET, SECRET)])
    match((await rejects(lib.readWebhook(request, { secret }), TypeError)).message, /^`secret` must be a plain array/, "message");
  match(
    (await rejects(lib.readWebhook(request, { secret: new Set([SECRET]) }), TypeError)).message,
    /^`secret` must be a string/,
    "message",
  );
});

contract("what is no request for readWebhook is told what to pass", async ({ lib }) => {
  const refused = async (request, pattern) =>
    match((await rejects(lib.readWebhook(request, { secret: SECRET }), TypeError)).message, pattern, "message");
  const node = { headers: { "fpjs-event-signature": "v1=00" }, method: "POST", url: "/hook", on() {}, pipe() {}, readable: true };
  for (const request of [node, { ...node, body: EVENT, get: () => "v1=00" }])
    await refused(request, /^`request` must be a Request, got one of Node\.js: pass `new Request\(url, .*Readable\.toWeb\(request\)`/);
  await refused(null, /^`request` must be a Request, got null$/);
  for (const headers of [null, undefined])
    await refused({ headers, body: null }, /^`request` must be a Request, got an object without headers$/);
  for (const headers of [{ "fpjs-event-signature": "v1=00" }, [["fpjs-event-signature", "v1=00"]], { get: "v1=00" }])
    await refused(
      { ...handed(null), headers },
      /^`request` must be a Request, whose headers are a `Headers`, got an (object|array) for them$/,
    );
  const cause = new Error("not here");
  const throwing = {
    get() {
      throw cause;
    },
  };
  const error = await rejects(lib.readWebhook({ ...handed(null), headers: throwing }, { secret: SECRET }), TypeError);
  deepEqual([error.message, error.cause === cause], ["the `get` of the headers of `request` throws", true], "error");
  for (const value of [7, ["v1=00"], {}, true])
    await refused(
      { ...handed(null), headers: { get: () => value } },
      /^`request` must have texts as headers, got an? \w+ for `fpjs-event-signature`$/,
    );
  for (const body of [EVENT, "text", null, undefined])
    await refused({ headers: new Headers(), body }, /^`request` must be a Request, got one without a body that can be read$/);
});

contract("a signature header that came twice is a list", async ({ lib }) => {
  const right = `v1=${await sign(BODY)}`;
  const wrong = `v1=${"0".repeat(64)}`;
  for (const values of [
    [right, wrong],
    [wrong, right],
    [right, right],
    [`${wrong},v2=x`, ` ${right}`],
  ]) {
    const headers = new Headers();
    for (const value of values) headers.append("fpjs-event-signature", value);
    const request = new Request("https://shop.example/hook", { method: "POST", body: BODY, headers });
    deepEqual(await lib.readWebhook(request, { secret: SECRET }), EVENT, "event");
  }
});

contract("a header of any length has its answer at once, and leaves no memory behind", async ({ lib }) => {
  const right = await sign(BODY);
  const memory = () => newestWith("unseal")?.memory.buffer.byteLength ?? 0;
  lib.isValidWebhookSignature({ header: `v1=${right}`, data: BODY, secret: SECRET });
  const before = memory();
  for (const header of ["v1=,".repeat(4_000_000), `v1=${right},`.repeat(100_000), "a".repeat(20_000_000)]) {
    equal(lib.isValidWebhookSignature({ header, data: BODY, secret: SECRET }), false, "valid");
    equal(lib.isValidFingerprintIqWebhookSignature({ header, data: BODY, secret: SECRET }), false, "valid, FingerprintIQ");
  }
  equal(
    lib.isValidWebhookSignature({ header: `${"v2=x,".repeat(1_000)}v1=${right}`, data: BODY, secret: SECRET }),
    true,
    "a long one that is right",
  );
  equal(memory(), before, "memory");
});

/** The error of a body that does not come. */
async function late(t, request, timeout) {
  const begin = performance.now();
  const error = await rejects(t.lib.readWebhook(request, { secret: SECRET, timeout }), t.lib.WebhookError);
  deepEqual([error.message, error.statusCode], [`the body did not arrive within ${timeout} ms`, 408], "error");
  ok(!(error instanceof t.lib.WebhookSignatureError), "no WebhookSignatureError");
  ok(performance.now() - begin < timeout + 3_000, "in time");
}

contract("a body that stalls is a 408, and given up", async (t) => {
  const header = { "fpjs-event-signature": `v1=${await sign(BODY)}` };
  const silent = bodyOf(() => new Promise(() => {}));
  await late(t, handed(silent.body, header), 60);
  await pause(20);
  equal(silent.state.cancelled, true, "cancelled");
  const halfway = bodyOf((controller) => (halfway.state.pulls === 1 ? controller.enqueue(BODY.slice(0, 9)) : new Promise(() => {})));
  await late(t, handed(halfway.body, header), 60);
  await pause(20);
  equal(halfway.state.cancelled, true, "cancelled halfway");
  await late(t, { headers: new Headers(header), arrayBuffer: () => new Promise(() => {}) }, 60);
});

contract("a body of empty pieces without end is a 408, also where one is always there at once", async (t) => {
  for (const wait of [() => pause(1), () => {}]) {
    const empty = bodyOf(async (controller) => {
      await wait();
      controller.enqueue(new Uint8Array(0));
    });
    await late(t, handed(empty.body, { "fpjs-event-signature": "v1=00" }), 80);
    await pause(30);
    equal(empty.state.cancelled, true, "cancelled");
  }
});

contract("a body that arrives in time, slowly and in pieces of any size, is read", async ({ lib }) => {
  const header = { "fpjs-event-signature": `v1=${await sign(BODY)}` };
  let at = 0;
  const slow = bodyOf(async (controller) => {
    if (at >= BODY.length) return controller.close();
    if (slow.state.pulls % 16 === 0) await pause(2);
    const size = slow.state.pulls % 3;
    controller.enqueue(BODY.slice(at, at + size));
    at += size;
  });
  deepEqual(await lib.readWebhook(handed(slow.body, header), { secret: SECRET, timeout: 10_000 }), EVENT, "event");
});

contract("one piece of 20 MB is a 413, and leaves no memory behind", async (t) => {
  const piece = new Uint8Array(20_000_000).fill(0x20);
  const { body, state } = bodyOf((controller) => controller.enqueue(piece));
  const error = await rejects(t.lib.readWebhook(handed(body, { "x-fiq-signature": "00" }), { secret: SECRET }), t.lib.WebhookError);
  deepEqual([error.statusCode, error.message, error.cause], [413, "the body is longer than 1048576 bytes", undefined], "error");
  await pause(10);
  deepEqual(state, { cancelled: true, pulls: 1 }, "the body");
  ok((newestWith("unseal")?.memory.buffer.byteLength ?? 0) < 9 * 1024 * 1024, "memory");
});

contract("a content-length that is no number says nothing", async ({ lib }) => {
  const signature = await sign(BODY);
  for (const length of ["", "many", "-1", "1e9", "0x7fffffff", "12, 12", "Infinity", "1048577 "]) {
    const request = {
      ...handed(new Blob([BODY]).stream()),
      headers: { get: (name) => (name === "content-length" ? length : `v1=${signature}`) },
    };
    deepEqual(await lib.readWebhook(request, { secret: SECRET }), EVENT, length);
  }
});
contract("how long a webhook's body may take is a number of milliseconds that a timer can wait", async ({ lib }) => {
  const request = new Request("https://shop.example/hook", { method: "POST", body: BODY });
  for (const timeout of [0, -1, 1.5, NaN, Infinity, 2 ** 31, "10", null, 5n])
    match(
      (await rejects(lib.readWebhook(request, { secret: SECRET, timeout }), TypeError)).message,
      /^`timeout` must be a whole number of milliseconds from 1 to 2147483647$/,
      "message",
    );
  equal(request.bodyUsed, false, "bodyUsed");
});
