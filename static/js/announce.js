// Says something to a screen reader without moving the focus.

const announcer = document.getElementById("announcer");
let pending = 0;

/** Announce `text` politely; the same text twice is said twice. */
export function announce(text) {
  if (!announcer) return;
  window.clearTimeout(pending);
  announcer.textContent = "";
  pending = window.setTimeout(() => {
    announcer.textContent = text;
  }, 60);
}
