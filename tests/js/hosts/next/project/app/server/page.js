// A page that the server makes when it is asked for: a call is no part of what is made beforehand.

import { Suspense } from "react";
import { answer } from "../../job/job.js";

export default function Page() {
  return (
    <Suspense fallback={<p>waiting</p>}>
      <Answer />
    </Suspense>
  );
}

async function Answer() {
  const { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL } = process.env;
  const answered = await answer({ apiKey: FINGERPRINT_SECRET_KEY, baseUrl: FINGERPRINT_BASE_URL });
  return <p id="answer" data-answer={encodeURIComponent(JSON.stringify(answered))} />;
}
