// The error classes, narrowed as in a user's catch clause.

import {
  type ErrorCode,
  type ErrorResponse,
  InternalError,
  InvalidResponseError,
  NetworkError,
  RequestError,
  type ResponseFacts,
  SdkError,
  ServerApiError,
  TimeoutError,
  TooManyRequestsError,
} from "fingerprint-edge";

/** Made as a test makes them. */
export function made(response: ResponseFacts): SdkError[] {
  const body: ErrorResponse = { error: { code: "state_not_ready", message: "not yet" } };
  const conflict: RequestError<409, string> = new RequestError("no", "body", 409, "conflict", response);
  const api: ServerApiError<404> = new ServerApiError(body, 404, response);
  const limited: 429 = new TooManyRequestsError(body, response).statusCode;
  const text: string = conflict.responseBody;
  const code: ErrorCode = ServerApiError.fromErrorResponse(body, response).errorCode;
  return [
    conflict,
    api,
    RequestError.unknown(response, text),
    new SdkError(`${code} ${limited}`),
    new NetworkError("no", undefined, new Error("why")),
  ];
}

/** What a support ticket needs. */
export const requestId = (error: RequestError): string | null => error.response.headers.get("x-request-id");

export function explain(error: unknown): string {
  if (error instanceof TooManyRequestsError) {
    const seconds: number | undefined = error.retryAfter;
    return `come back in ${seconds ?? "a few"} s`;
  }
  if (error instanceof ServerApiError) {
    const code: ErrorCode = error.errorCode;
    if (error.errorCode === "event_not_found") return `${error.statusCode.toFixed()} ${code}`;
    return error.message;
  }
  if (error instanceof RequestError) return `${error.statusCode.toFixed()} ${error.errorCode}: ${String(error.responseBody)}`;
  if (error instanceof TimeoutError) {
    const limit: "timeout" | "deadline" = error.limit;
    return limit;
  }
  if (error instanceof InvalidResponseError) return `${error.statusCode.toFixed()}: ${String(error.responseBody)}`;
  if (error instanceof NetworkError || error instanceof InternalError) return String(error.cause);
  if (error instanceof SdkError) {
    const base: Error = error;
    const operation: string = error.operation;
    const attempts: number = error.attempts;
    const facts: boolean[] = [error.retryable, error.mayHaveArrived];
    return [base.message, operation, attempts, ...facts].join(" ");
  }
  return "a refused argument, or the reason of the signal";
}
