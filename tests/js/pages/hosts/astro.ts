// What Astro gives a server route of its environment.
import { env } from "../given.js";

export const getSecret = (name: string): string | undefined => (env as Record<string, unknown> as Record<string, string>)[name];
