// As much of Node's own modules as the pages show: they run over the real ones.

declare module "node:http" {
  interface Incoming {
    method: string;
    headers: Record<string, string>;
  }
  interface Outgoing {
    writeHead(status: number): { end(): void };
  }
  export function createServer(handler: (incoming: Incoming, answer: Outgoing) => unknown): object;
}

declare module "node:stream" {
  export const Readable: { toWeb(incoming: object): ReadableStream };
}
