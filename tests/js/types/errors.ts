// The error classes, narrowed as in a user's catch clause.

import {
  InternalError,
  InvalidResponseError,
  NetworkError,
  RequestError,
  SdkError,
  ServerApiError,
  TimeoutError,
  TooManyRequestsError,
  type ErrorCode,
} from "fingerprint-edge";

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
