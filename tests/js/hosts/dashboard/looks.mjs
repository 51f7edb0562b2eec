// What the page of the dashboard looks like: on each screen, in each scheme, and with events that are hostile or odd.

import { checkHostile } from "./page/hostile.mjs";
import { checkLooks } from "./page/looks.mjs";
import { checkOdd } from "./page/odd.mjs";
import { checkOf } from "./page/run.mjs";

export const check = checkOf([checkLooks, checkHostile, checkOdd]);
