// An answer under way streams in, block by block; each frame is rendered by the server.

import { announce } from "./announce.js";
import "./composer.js";
import { say } from "./words.js";

for (const bubble of document.querySelectorAll("[data-answer]")) {
  const blocks = bubble.querySelector("[data-blocks]");
  const state = bubble.querySelector("[data-answer-state]");
  const events = new EventSource(bubble.dataset.answer);

  events.addEventListener("restart", () => blocks.replaceChildren());
  for (const name of ["urgent", "block"]) {
    events.addEventListener(name, (event) => {
      blocks.insertAdjacentHTML("beforeend", JSON.parse(event.data).html);
      bubble.scrollIntoView({ block: "nearest" });
    });
  }
  events.addEventListener("done", (event) => {
    events.close();
    const { status, parts } = JSON.parse(event.data);
    if (status === "failed" || blocks.children.length !== parts) {
      window.location.reload();
      return;
    }
    state.remove();
    for (const part of document.querySelectorAll(".composer :disabled")) part.disabled = false;
    announce(say("answer", { text: blocks.innerText }));
  });
  events.addEventListener("problem", (event) => {
    events.close();
    state.textContent = JSON.parse(event.data).message;
  });
}
