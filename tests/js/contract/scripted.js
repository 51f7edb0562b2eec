// The table of scripted answers, judged for JavaScript as `tests/scripted` judges it for Rust.

import bodies from "../../answers/bodies.json" with { type: "json" };
import echoes from "../../answers/echoes.json" with { type: "json" };
import headers from "../../answers/headers.json" with { type: "json" };
import iq from "../../answers/iq.json" with { type: "json" };
import keys from "../../answers/keys.json" with { type: "json" };
import limits from "../../answers/limits.json" with { type: "json" };
import operations from "../../answers/operations.json" with { type: "json" };
import polling from "../../answers/polling.json" with { type: "json" };
import repeated from "../../answers/repeated.json" with { type: "json" };
import retryAfter from "../../answers/retry-after.json" with { type: "json" };
import successes from "../../answers/successes.json" with { type: "json" };
import v3 from "../../answers/v3.json" with { type: "json" };
import v4 from "../../answers/v4.json" with { type: "json" };
