// An answer under way streams in, sentence by sentence; each frame is rendered by the server.

import { announce } from "./announce.js";

for (const bubble of document.querySelectorAll("[data-answer]")) {
  const sentences = bubble.querySelector("[data-sentences]");
  const state = bubble.querySelector("[data-answer-state]");
  const events = new EventSource(bubble.dataset.answer);

  events.addEventListener("restart", () => sentences.replaceChildren());
  for (const name of ["urgent", "sentence"]) {
    events.addEventListener(name, (event) => {
      sentences.insertAdjacentHTML("beforeend", JSON.parse(event.data).html);
      bubble.scrollIntoView({ block: "nearest" });
    });
  }
  events.addEventListener("done", (event) => {
    events.close();
    const { status, parts } = JSON.parse(event.data);
    if (status === "failed" || sentences.children.length !== parts) {
      window.location.reload();
      return;
    }
    state.remove();
    announce(`Answer: ${sentences.innerText}`);
  });
  events.addEventListener("problem", (event) => {
    events.close();
    state.textContent = JSON.parse(event.data).message;
  });
}

// Enter sends, Shift+Enter makes a new line.
for (const box of document.querySelectorAll("[data-composer]")) {
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    box.form.requestSubmit();
  });
}
