// The dashboard's Worker: who gets in, what they may ask of the API, and the page.
import { Hono } from "hono";

const app = new Hono();

export default app;
