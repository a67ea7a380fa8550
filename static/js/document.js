// The document page: choosing a sentence or a value lights up its places in the original.
// Without this script the same links jump to the place, which is then marked by :target.

import { announce } from "./announce.js";
import "./composer.js";
import { watch } from "./progress.js";
import { say } from "./words.js";

for (const working of document.querySelectorAll("[data-progress]")) {
  watch(working, working.dataset.progress, () => window.location.reload());
}

const reading = document.querySelector("[data-reading]");

if (reading) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = window.matchMedia("(max-width: 47.99rem)");
  const larger = reading.querySelector("[data-larger]");

  const partsOf = (id) => {
    const element = document.getElementById(id);
    if (!element) return [];
    if (element.matches("g")) return [element];
    return [...reading.querySelectorAll("mark[data-in]")].filter((mark) =>
      mark.dataset.in.split(" ").includes(id),
    );
  };

  const clear = () => {
    for (const lit of reading.querySelectorAll(".is-lit")) lit.classList.remove("is-lit");
    for (const link of reading.querySelectorAll(".traceable[aria-current]")) {
      link.removeAttribute("aria-current");
    }
  };

  const enlarge = (on) => {
    larger.setAttribute("aria-pressed", String(on));
    for (const sheet of reading.querySelectorAll(".sheet:has(img)")) {
      sheet.classList.toggle("is-large", on);
      sheet.tabIndex = on ? 0 : -1;
    }
  };

  /** Light the places up, bring them into view and say what stands there; false if there are none. */
  const light = (ids) => {
    clear();
    const parts = ids.flatMap(partsOf);
    if (!parts.length) return false;
    for (const part of parts) part.classList.add("is-lit");
    reading.dispatchEvent(new CustomEvent("split:show", { detail: "second" }));
    if (larger && narrow.matches) enlarge(true);
    parts[0].scrollIntoView({
      block: "center",
      inline: "start",
      behavior: calm.matches ? "auto" : "smooth",
    });
    const said = parts.map((part) => part.getAttribute("aria-label") ?? part.textContent);
    announce(say("inDocument", { text: said.join("; ") }));
    return true;
  };

  reading.addEventListener("click", (event) => {
    const link = event.target.closest("a.traceable");
    // A place on pages that are not shown: the link leads there.
    if (!link?.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    if (!light(link.dataset.places.trim().split(" "))) return;
    link.setAttribute("aria-current", "true");
    // On a phone the sentence has just left the screen: the focus goes where the eye goes.
    if (!link.checkVisibility()) {
      const place = reading.querySelector(".place.is-lit");
      place.setAttribute("tabindex", "-1");
      place.focus({ preventScroll: true });
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
  });

  if (larger) {
    larger.hidden = false;
    larger.addEventListener("click", () => {
      enlarge(larger.getAttribute("aria-pressed") !== "true");
    });
  }

  // An answer's source leads to a place: the address names it.
  const arrive = () => light([window.location.hash.slice(1)]);
  window.addEventListener("hashchange", arrive);
  if (document.readyState === "complete") arrive();
  else window.addEventListener("load", arrive);
}
