// What every page shares. Each behaviour improves something that works without it.

import { announce } from "./announce.js";
import { watchTheme } from "./theme.js";
import { say } from "./words.js";

document.documentElement.classList.add("js");

for (const form of document.querySelectorAll("[data-theme-form]")) watchTheme(form);

// Menus close on Escape, on a click elsewhere and when the focus leaves them.
for (const menu of document.querySelectorAll("details[data-menu]")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}

// A dialog asks before something that matters; without script its link leads to a page that asks.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog-open]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.dialogOpen);
    if (dialog instanceof HTMLDialogElement) {
      event.preventDefault();
      dialog.showModal();
    }
    return;
  }
  const closer = event.target.closest("[data-dialog-close]");
  if (closer) closer.closest("dialog")?.close();
});

// A form that was sent says so, and is not sent twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.dataset.sent) {
    if (form.dataset.sent) event.preventDefault();
    return;
  }
  if (form.method !== "post" || form.hasAttribute("data-resend")) return;
  form.dataset.sent = "true";
  event.submitter?.setAttribute("aria-busy", "true");
});
// The page may come back from the browser's memory.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
  }
});

// Show what is typed into a password field.
for (const box of document.querySelectorAll("[data-password]")) {
  const input = box.querySelector("input");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "password-show";
  button.textContent = say("show");
  button.setAttribute("aria-label", say("showPassword"));
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const shown = input.type === "text";
    input.type = shown ? "password" : "text";
    button.textContent = say(shown ? "show" : "hide");
    button.setAttribute("aria-pressed", String(!shown));
    announce(say(shown ? "passwordHidden" : "passwordShown"));
  });
  box.append(button);
}

// Copy text that is on the page.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  const text = source.innerText.trim();
  try {
    await navigator.clipboard.writeText(text);
    announce(say("copied"));
    button.querySelector("[data-copy-label]").textContent = say("copied");
  } catch {
    window.getSelection().selectAllChildren(source);
    announce(say("notCopied"));
  }
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Two panes, one at a time on a phone.
for (const tabs of document.querySelectorAll("[data-split-tabs]")) {
  const split = document.getElementById(tabs.dataset.splitTabs);
  const show = (pane) => {
    split.dataset.pane = pane;
    for (const tab of tabs.querySelectorAll("button")) {
      tab.setAttribute("aria-pressed", String(tab.value === pane));
    }
  };
  show("first");
  tabs.addEventListener("click", (event) => {
    const tab = event.target.closest("button");
    if (tab) show(tab.value);
  });
  split.addEventListener("split:show", (event) => show(event.detail));
}

// Dropping files: over a drop zone they go into its input; missing it does not open the file.
for (const zone of document.querySelectorAll("[data-dropzone]")) {
  const input = zone.querySelector("input[type=file]");
  let depth = 0;
  const leave = () => {
    depth = 0;
    zone.classList.remove("is-over");
  };
  zone.addEventListener("dragenter", () => {
    depth += 1;
    zone.classList.add("is-over");
  });
  zone.addEventListener("dragleave", () => {
    depth -= 1;
    if (depth <= 0) leave();
  });
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    leave();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
for (const name of ["dragover", "drop"]) {
  window.addEventListener(name, (event) => {
    if ([...(event.dataTransfer?.types ?? [])].includes("Files")) event.preventDefault();
  });
}
