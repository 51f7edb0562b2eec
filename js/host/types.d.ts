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
  readonly statusText?: string | undefined;
  readonly type?: string | undefined;
  readonly headers?: { get(name: string): string | null } | undefined;
  readonly body?: any;
  readonly bodyUsed?: boolean | undefined;
  /** Where there is no `body`, one of the two is read. */
  text?: (() => Promise<string>) | undefined;
  json?: (() => Promise<unknown>) | undefined;
}

/** The host's `Headers`, where its types are known. */
export type HostHeaders = typeof globalThis extends { Headers: { prototype: infer H } }
  ? H
  : { get(name: string): string | null; has(name: string): boolean; forEach(callback: (value: string, name: string) => void): void };

/** What an error tells of an answer; a `Response` has all of it. */
export interface ResponseFacts {
  readonly status: number;
  readonly statusText: string;
  readonly headers: HostHeaders;
  readonly url: string;
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
  readonly headers: { get(name: string): string | null } & Pairs;
}

/** What has pairs of a name and a value. Of `Headers` TypeScript knows no iterator without its library `dom.iterable`. */
export type Pairs = Iterable<readonly [string, string]> | { forEach(callback: (value: string, name: string) => void): void };

/** Bytes: a buffer, or a view of one. */
export type BufferSourceLike = ArrayBufferLike | ArrayBufferView;

/** The part of a Web `Request` that a server received and that is read. */
export interface IncomingRequestLike {
  readonly headers: { get(name: string): string | null };
  readonly body?: any;
  readonly bodyUsed?: boolean | undefined;
  arrayBuffer(): Promise<ArrayBuffer>;
}
