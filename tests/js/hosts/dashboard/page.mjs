// What a person does with the page of the dashboard, and what it makes of odd answers.

import { checkChart } from "./page/chart.mjs";
import { checkEvent } from "./page/event.mjs";
import { checkFailures } from "./page/failures.mjs";
import { checkKeyboard } from "./page/keyboard.mjs";
import { checkLogin } from "./page/login.mjs";
import { checkOdd } from "./page/odd.mjs";
import { checkOf } from "./page/run.mjs";
import { checkSearch } from "./page/search.mjs";
import { checkVisitor } from "./page/visitor.mjs";

export const check = checkOf([checkLogin, checkSearch, checkChart, checkEvent, checkOdd, checkFailures, checkKeyboard, checkVisitor]);
