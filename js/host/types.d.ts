// What this package needs of its host, so that its types compile with and without the DOM's.

/** The part of an `AbortSignal` that is used. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: any;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** The part of a `Response` that is used. */
export interface ResponseLike {
  readonly status: number;
  readonly statusText?: string;
  readonly type?: string;
  readonly headers?: { get(name: string): string | null };
  readonly body?: any;
  readonly bodyUsed?: boolean;
  text(): Promise<string>;
}

/** What a `fetch` is given. */
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  body?: string;
  redirect: "manual";
  signal: any;
  cache?: "no-store";
}

/** A `fetch`: the runtime's, or one of your own. It is called without `this`. */
export type FetchLike = (url: string, init: FetchInit) => Promise<ResponseLike>;

/** A `WebAssembly.Module`, or the bytes of one. */
export type WasmSource = ArrayBuffer | ArrayBufferView | object;

/** The part of a Web `Request` that is used. */
export interface RequestLike {
  readonly method: string;
  readonly url: string;
  readonly headers: { get(name: string): string | null; [Symbol.iterator](): Iterator<[string, string]> };
}

/** Bytes: a buffer, or a view of one. */
export type BufferSourceLike = ArrayBufferLike | ArrayBufferView<ArrayBufferLike>;

/** The part of a Web `Request` that a server received and that is read. */
export interface IncomingRequestLike {
  readonly headers: { get(name: string): string | null };
  readonly body?: any;
  readonly bodyUsed?: boolean;
  arrayBuffer(): Promise<ArrayBuffer>;
}
