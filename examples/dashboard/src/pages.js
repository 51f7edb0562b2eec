// The page and its files, for who has signed in.
import { Hono } from "hono";

/** What the form of the password is made of; it tells nothing. */
const OPEN = ["/style.css", "/icon.svg"];

const isRead = (c) => ["GET", "HEAD"].includes(c.req.method);

export const pages = new Hono();

pages.use(async (c, next) => {
  const { pathname, search } = new URL(c.req.url);
  if (c.var.session || OPEN.includes(pathname) || !isRead(c)) return next();
  const place = pathname + search;
  return c.redirect(place === "/" ? "/login" : `/login?to=${encodeURIComponent(place)}`, 303);
});

// The view is in the page's URL: they are all the same document.
for (const path of ["/", "/events/:id", "/visitors/:id"]) pages.get(path, (c) => fileOf(c, "/"));

pages.use((c, next) => (isRead(c) ? fileOf(c, new URL(c.req.url).pathname) : next()));

/** The file, asked for with nothing of the request but what a cache asks, and none of the redirects to what it is called by. */
async function fileOf(c, pathname) {
  const headers = ["if-none-match", "if-modified-since"].flatMap((name) => {
    const value = c.req.header(name);
    return value === undefined ? [] : [[name, value]];
  });
  const url = new URL(c.req.url);
  url.pathname = pathname;
  url.search = "";
  const file = await c.env.ASSETS.fetch(new Request(url, { method: c.req.method, headers }));
  if (![200, 304].includes(file.status)) return c.notFound();
  // One whose headers can be set.
  const response = new Response(file.body, file);
  response.headers.set("cache-control", "private, no-cache");
  return response;
}
