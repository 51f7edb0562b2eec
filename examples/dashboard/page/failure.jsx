// What went wrong, in words that say what one can do about it.

import { useEffect, useState } from "preact/hooks";
import { counted } from "./format.js";
import { Long } from "./text.jsx";

const SAID = {
  400: ["The search was refused", "The API does not take one of its values. Change or clear the filters."],
  403: ["Not allowed", "The API refused this: its key may lack the permission, or be of another region."],
  404: ["Not found", "There is nothing by this id. It may be older than what the API keeps, or have been deleted."],
  409: ["Not possible right now", "The API is still busy with this one. Try again in a moment."],
  429: ["Too many requests", "The API's limit is reached."],
  502: ["The API has a problem", "It could not be asked, or gave an answer of no use. Try again in a moment."],
  504: ["The API took too long", "It did not answer in time. A shorter time range may help."],
  stopped: ["Stopped", ""],
};

/** @param {{ failure: import("./api.js").Failure, again?: () => void, level?: string }} props */
export function Problem({ failure, again, level: Heading = "h2" }) {
  const rest = useCountdown(failure);
  if (failure.status === 401) return <SignIn level={Heading} />;
  const [title, advice] = SAID[failure.code] ?? SAID[failure.status] ?? ["That did not work", ""];
  return (
    <div class="problem" role="alert">
      <Heading>{title}</Heading>
      {advice && <p>{advice}</p>}
      {failure.mayHaveArrived && <p>It may have been done all the same: look again before you repeat it.</p>}
      {failure.message && failure.message.toLowerCase() !== title.toLowerCase() && (
        <p class="quiet">
          <Long value={failure.message} />
        </p>
      )}
      {rest > 0 && (
        <p role="timer" class="countdown">
          It takes requests again in <b>{counted(rest, "second")}</b>.
        </p>
      )}
      {again && (
        <button type="button" aria-disabled={rest > 0} onClick={() => rest > 0 || again()}>
          Try again
        </button>
      )}
    </div>
  );
}

function SignIn({ level: Heading }) {
  const to = new URLSearchParams({ to: location.pathname + location.search });
  return (
    <div class="problem" role="alert">
      <Heading>Your session has ended</Heading>
      <p>What you see stays here, but nothing more can be asked for or changed before you sign in again. You come back to this view.</p>
      <a class="button primary" href={`/login?${to}`}>
        Sign in again
      </a>
    </div>
  );
}

/** The seconds that are left to wait. */
function useCountdown(failure) {
  const until = () => (failure.retryAfter ?? 0) * 1_000 + Date.now();
  const [end, setEnd] = useState(until);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setEnd(until());
    setNow(Date.now());
    if (!failure.retryAfter) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [failure]);
  return Math.max(0, Math.ceil((end - now) / 1_000));
}

/** For an answer that takes long. */
export function Slow({ stop }) {
  return (
    <div class="slow" role="status">
      <p>This takes longer than usual …</p>
      <button type="button" onClick={stop}>
        Stop waiting
      </button>
    </div>
  );
}
