// What SvelteKit gives a server route of its environment.
export { env } from "../given.js";
