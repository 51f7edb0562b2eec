// Asks whether a visitor is to be deleted: whoever does must type the id.

import { useEffect, useRef, useState } from "preact/hooks";
import { forgetAnswers } from "./answer.js";
import { change } from "./api.js";
import { Problem } from "./failure.jsx";
import { Text } from "./text.jsx";

/** Open while it is there. `close` is called when it was dismissed, `done` when the visitor is deleted. */
export function DeleteDialog({ id, close, done }) {
  const dialog = useRef(null);
  const field = useRef(null);
  const [error, setError] = useState("");
  const [failure, setFailure] = useState();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const { current } = dialog;
    current.showModal();
    field.current.focus();
    // It gives the focus back to what had it before, which it cannot do when it is gone.
    return () => current.close();
  }, []);
  const submit = async (event) => {
    event.preventDefault();
    if (busy) return;
    if (field.current.value.trim() !== id) {
      setError(field.current.value === "" ? "Type the visitor id." : "That is not the id of this visitor.");
      field.current.focus();
      return;
    }
    setError("");
    setFailure(undefined);
    setBusy(true);
    try {
      await change("DELETE", `/api/visitors/${encodeURIComponent(id)}`, { confirm: id });
      forgetAnswers();
      done();
    } catch (problem) {
      setFailure(problem);
      setBusy(false);
    }
  };
  return (
    <dialog ref={dialog} aria-labelledby="delete-title" aria-describedby="delete-text" onClose={close} class="card">
      <h2 id="delete-title">Delete this visitor for good?</h2>
      <div id="delete-text">
        <p>Fingerprint deletes it within 24 hours. This cannot be undone:</p>
        <ul>
          <li>The events of the last ten days are gone, with their signals, linked ids, tags and flags. Older ones stay.</li>
          <li>The same browser gets another visitor id when it comes back.</li>
          <li>Copies elsewhere, such as your own exports, stay as they are.</li>
        </ul>
      </div>
      <form onSubmit={submit} noValidate>
        <label for="confirm">
          To confirm, type the visitor id{" "}
          <code>
            <Text value={id} />
          </code>
        </label>
        <input
          id="confirm"
          ref={field}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          dir="ltr"
          aria-invalid={error !== ""}
          aria-describedby="confirm-error"
        />
        <p id="confirm-error" class="error" role="alert">
          {error}
        </p>
        {failure && <Problem failure={failure} level="h3" />}
        <div class="buttons">
          <button type="button" onClick={() => dialog.current.close()}>
            Cancel
          </button>
          <button type="submit" class="danger" aria-disabled={busy}>
            {busy ? "Deleting …" : "Delete for good"}
          </button>
        </div>
      </form>
    </dialog>
  );
}
