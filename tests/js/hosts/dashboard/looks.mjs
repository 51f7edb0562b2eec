// What the page of the dashboard looks like: on each screen, in each scheme, and with an event that means harm.

import { checkHostile } from "./page/hostile.mjs";
import { checkLooks } from "./page/looks.mjs";
import { checkOf } from "./page/run.mjs";

export const check = checkOf([checkLooks, checkHostile]);
