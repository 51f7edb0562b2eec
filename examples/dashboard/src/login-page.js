// The form of the password, which works without a script. The page's style sheet is its own, too.
import { html } from "hono/html";

/** `to` is the URL to go on to. What is put in is escaped by `html`. The name is for password managers. */
export const loginPage = ({ to, failure }) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Sign in · Dashboard</title>
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" href="/icon.svg" />
    <link rel="stylesheet" href="/style.css" />
  </head>
  <body class="login">
    <main>
      <h1>Dashboard</h1>
      <form method="post" action="/login">
        <p class="failure" role="alert" id="failure">${failure}</p>
        <input type="hidden" name="to" value="${to.pathname + to.search}" />
        <input type="text" name="username" autocomplete="username" value="dashboard" hidden />
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required autofocus aria-describedby="failure" />
        <button class="primary">Sign in</button>
      </form>
    </main>
  </body>
</html>`;
