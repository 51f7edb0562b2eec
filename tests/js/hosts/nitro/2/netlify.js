// Serves what Nitro built for Netlify's edge, whose functions are Deno's modules: deno run -A netlify.js FILE

const [file] = Deno.args;
const { default: handler } = await import(new URL(file, `file://${Deno.cwd()}/`).href);

Deno.serve({ port: Number(Deno.env.get("PORT")), hostname: "127.0.0.1", onListen() {} }, (request) => handler(request, {}));
