// The document page: choosing a sentence or a value lights up its places in the original.
// Without this script the same links jump to the place, which is then marked by :target.

import { announce } from "./announce.js";
import "./composer.js";
import "./progress.js";

const reading = document.querySelector("[data-reading]");

if (reading) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

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

  const light = (link) => {
    clear();
    const parts = link.dataset.places.trim().split(" ").flatMap(partsOf);
    for (const part of parts) part.classList.add("is-lit");
    link.setAttribute("aria-current", "true");
    if (!parts.length) return;
    reading.dispatchEvent(new CustomEvent("split:show", { detail: "second" }));
    parts[0].scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    const said = parts.map((part) => part.getAttribute("aria-label") ?? part.textContent);
    announce(`In your document: ${said.join("; ")}`);
  };

  reading.addEventListener("click", (event) => {
    const link = event.target.closest("a.traceable");
    if (!link) return;
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    light(link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
  });
}
