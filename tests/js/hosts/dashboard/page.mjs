// What a person does with the page of the dashboard.

import { checkEvent } from "./page/event.mjs";
import { checkFailures } from "./page/failures.mjs";
import { checkKeyboard } from "./page/keyboard.mjs";
import { checkLogin } from "./page/login.mjs";
import { checkOf } from "./page/run.mjs";
import { checkSearch } from "./page/search.mjs";
import { checkVisitor } from "./page/visitor.mjs";

export const check = checkOf([checkLogin, checkSearch, checkEvent, checkFailures, checkKeyboard, checkVisitor]);
