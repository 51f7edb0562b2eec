// What two texts mean: addresses and origins that are the same however they are written, and such as are not.

import { deepEqual, equal, match, ok, throws } from "./assert.js";
import { contract } from "./harness.js";
import { eventOf } from "./support.js";

const event = (fields = {}) => ({ ...eventOf(), timestamp: Date.now() - 1_000, ...fields });

/** Addresses and origins that mean the same, the policy's first; and such as do not. */
const SAME = [
  ["ip", "203.0.113.7:46532", "203.0.113.7"],
  ["ip", "[2001:db8::1]:8080", "2001:0DB8:0::1"],
  ["ip", "[2001:db8::1]", "2001:db8::1"],
  ["ip", "::ffff:c000:201", "192.0.2.1"],
  ["ip", "0:0:0:0:0:FFFF:192.0.2.1", "::ffff:c000:0201"],
  ["origin", "http://[2001:DB8:0:0:0:0:0:1]:3000", "http://[2001:db8::1]:3000/x?y#z"],
  ["origin", "HTTPS://Shop.Example:443", "https://shop.example/"],
  ["origin", "http://shop.example:080", "http://SHOP.example"],
  ["origin", "https://bücher.example:8443", "https://xn--bcher-kva.example:8443/a"],
  ["origin", "https://xn--bcher-kva.example", "https://BÜCHER.example/ä"],
  ["origin", "https://shop.example.", "https://shop.example./"],
];
const DIFFERENT = [
  ["ip", "192.0.2.1", "192.0.2.01", /^fact_unreadable: ip/],
  ["ip", "192.0.2.1", "3221225985", /^fact_unreadable: ip/],
  ["ip", "2001:db8::1", "2001:db8::1:8080", /^ip_mismatch/],
  ["origin", "https://shop.example", "https://shop.example./", /^origin_mismatch/],
  ["origin", "http://192.0.2.1", "http://192.0.2.01/", /^fact_unreadable: origin/],
  ["origin", "http://192.0.2.1", "http://[::ffff:192.0.2.1]/", /^origin_mismatch/],
  ["origin", "https://bücher.example", "https://bucher.example/", /^origin_mismatch/],
  ["origin", "https://shop.example", "https://shop.exämple@shop.example/", /^fact_unreadable/],
  ["origin", "https://shop.example", "https://shop.example\\@ä.example/", /^fact_unreadable/],
];
const SYSTEMS = {
  ip: (ip) => [
    event({ ip_address: ip }),
    { products: { identification: { data: { ip } } } },
    { requestId: "r", sdk: {}, ip },
    { requestId: "r", verdicts: {}, ip },
  ],
  origin: (url) => [
    event({ url }),
    { products: { identification: { data: { url } } } },
    { requestId: "r", sdk: {}, url },
    { requestId: "r", botProbability: 0.1, url },
  ],
};

contract("verifyEvent: addresses and origins are compared by what they mean, in events of all systems", async ({ lib }) => {
  for (const [member, wanted, observed] of SAME) {
    for (const one of SYSTEMS[member](observed))
      deepEqual(lib.verifyEvent(one, { [member]: wanted }).reasons, [], `${wanted} and ${observed}`);
  }
  for (const [member, wanted, observed, expected] of DIFFERENT) {
    for (const one of SYSTEMS[member](observed)) {
      const [reason = "none"] = lib.verifyEvent(one, { [member]: ["192.0.2.77", wanted].slice(member === "ip" ? 0 : 1) }).reasons;
      match(reason, expected, `${wanted} and ${observed}`);
    }
  }
});

contract("verifyEvent: an address or an origin that has two meanings is refused", async ({ lib }) => {
  const refused = (policy, pattern) => match(throws(() => lib.verifyEvent(event(), policy), TypeError).message, pattern, "message");
  for (const ip of ["192.0.2.01", "010.0.0.1", "192.0.2.256", "::ffff:192.0.2.01", "192.0.2.1:99999999", "192.0.513"])
    refused({ ip }, /^`policy\.ip` must be an IP address, its numbers from 0 to 255 without leading zeros, got "/);
  for (const ip of ["", " 192.0.2.1", "192.0.2.1,192.0.2.2", "[192.0.2.1]", "2001:db8::1%eth0", "192.0.2.1/24", "[::1]x"])
    refused({ ip }, /^`policy\.ip` must be/);
  for (const origin of [
    "http://192.0.2.01",
    "http://3221225985",
    "https://shop.example/ä",
    "https://bücher@shop.example",
    "https://ä%2eexample",
    "bücher.example",
    "https://\u{ff0f}.example",
  ])
    refused({ origin }, /^`policy\.origin` must be an origin such as /);
});

contract("verifyEvent: a text of any length has its answer at once", async ({ lib }) => {
  const begin = Date.now();
  for (const filler of ["1", ".", ":", "a", "[", "ä", "1.", "::"]) {
    for (const length of [30_000, 3_000_000]) {
      const long = filler.repeat(length);
      for (const policy of [{ ip: long }, { origin: `https://${long}/` }, { deny: { [long]: true } }, { [long]: 1 }])
        throws(() => lib.verifyEvent(event(), policy), TypeError);
      equal(
        lib.verifyEvent(event({ ip_address: long, url: `https://${long}` }), { ip: "192.0.2.1", origin: "https://a.example" }).ok,
        false,
        "ok",
      );
    }
  }
  // What takes the square of a length would take hours.
  ok(Date.now() - begin < 15_000, `${Date.now() - begin} ms`);
});
