// The appearance switch: works as a plain form; with script the page changes at once.

import { announce } from "./announce.js";

const NAMES = { auto: "the same as your device", light: "light", dark: "dark" };

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
    announce(`Appearance: ${NAMES[button.value]}`);
    // Without an answer the choice holds for this page only, which needs no message.
    fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => {});
  });
}
