// Errors of a program's own that extend the SDK's.
import { type ErrorResponse, RequestError, SdkError, ServerApiError } from "@fingerprint/node-sdk";

class NotFound extends ServerApiError<404> {
  readonly what = "event";
  constructor(body: ErrorResponse, response: Response) {
    super(body, 404, response);
  }
}
class Refused extends RequestError<403, { why: string }> {}
class Broken extends SdkError {
  constructor(cause: Error) {
    super("broken", undefined, cause);
  }
}

const response = new Response("{}", { status: 404 });
const body: ErrorResponse = { error: { code: "event_not_found", message: "no such event" } };
const errors = [
  new NotFound(body, response),
  new Refused("refused", { why: "policy" }, 403, "refused", response),
  new Broken(new Error("why")),
];
for (const error of errors) {
  console.log(error.name, String(error), error instanceof SdkError, error instanceof RequestError, error instanceof ServerApiError);
  console.log(error instanceof NotFound, error instanceof Refused, error instanceof Broken, error instanceof Error);
}
const [missing, refused] = [new NotFound(body, response), new Refused("refused", { why: "policy" }, 403, "refused", response)];
const status: 404 = missing.statusCode;
console.log(status, missing.what, missing.errorCode, refused.responseBody.why, refused.response === response);
