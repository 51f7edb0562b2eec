// As much of Hono as the pages show: one route, with one parameter at its end.

interface Context<Bindings> {
  env: Bindings;
  req: { param(name: string): string };
  json(value: unknown): Response;
}

export class Hono<Env extends { Bindings: object }> {
  #handler: ((context: Context<Env["Bindings"]>) => Promise<Response>) | undefined;

  get(_path: string, handler: (context: Context<Env["Bindings"]>) => Promise<Response>) {
    this.#handler = handler;
  }

  async fetch(request: Request, env: Env["Bindings"]) {
    const param = () => new URL(request.url).pathname.split("/").at(-1) ?? "";
    return (await this.#handler?.({ env, req: { param }, json: (value) => Response.json(value) }).catch(refused)) ?? refused();
  }
}

const refused = () => new Response(null, { status: 500 });
