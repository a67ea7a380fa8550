// The questions that are ticked, copied as plain text. Without this script they can be printed.

import { announce } from "./announce.js";

for (const form of document.querySelectorAll("[data-questions]")) {
  const button = form.querySelector("[data-copy-questions]");
  const label = button.querySelector("[data-copy-label]");
  const name = label.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const taken = [...form.querySelectorAll("li")]
      .filter((item) => item.querySelector("input").checked)
      .map((item) => item.querySelector("[data-question]").firstElementChild ?? item)
      .map((words) => `• ${words.textContent.trim()}`);
    try {
      await navigator.clipboard.writeText(taken.join("\n"));
      label.textContent = form.dataset.copied;
      announce(form.dataset.copied);
      window.setTimeout(() => (label.textContent = name), 3000);
    } catch {
      announce(form.dataset.notCopied);
    }
  });
}
