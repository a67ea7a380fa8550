// The appearance switch: works as a plain form; with script the page changes at once.

import { announce } from "./announce.js";
import { say } from "./words.js";

const NAMES = { auto: "appearanceAuto", light: "appearanceLight", dark: "appearanceDark" };

export function watchTheme(form) {
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || button.name !== "theme") return;
    event.preventDefault();
    const body = new FormData(form);
    body.set("theme", button.value);
    if (button.value === "auto") {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = button.value;
    }
    for (const other of form.querySelectorAll("button[name=theme]")) {
      other.setAttribute("aria-pressed", String(other === button));
    }
    announce(say("appearance", { name: say(NAMES[button.value]) }));
    // Without an answer the choice holds for this page only, which needs no message.
    fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => {});
  });
}
