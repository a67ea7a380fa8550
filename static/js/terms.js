// A marked word opens a card that explains it. Without this script, or in a browser that has no
// popovers, the same link leads to the word in the list.

const card = document.getElementById("word-card");

if (card && typeof card.showPopover === "function") {
  const body = card.querySelector("[data-word-card]");
  let asked = null;

  for (const term of document.querySelectorAll("a.term")) {
    term.setAttribute("role", "button");
    term.setAttribute("aria-haspopup", "dialog");
    term.setAttribute("aria-expanded", "false");
  }

  const forget = () => {
    if (!asked) return;
    asked.classList.remove("is-asked");
    asked.setAttribute("aria-expanded", "false");
    asked = null;
  };

  const explain = (term) => {
    const word = document.getElementById(term.dataset.word);
    if (!word) return false;
    if (card.matches(":popover-open")) card.hidePopover();
    forget();
    body.replaceChildren(...[...word.childNodes].map((node) => node.cloneNode(true)));
    body.querySelector("strong").id = "word-card-name";
    asked = term;
    term.classList.add("is-asked");
    term.setAttribute("aria-expanded", "true");
    card.showPopover();
    card.scrollTop = 0;
    card.focus({ preventScroll: true });
    return true;
  };

  document.addEventListener("click", (event) => {
    const term = event.target.closest("a.term");
    if (term && explain(term)) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    const term = event.target.closest("a.term");
    if (term && explain(term)) event.preventDefault();
  });

  // To the place in the document: the card would be in the way.
  card.addEventListener("click", (event) => {
    if (event.target.closest("a.traceable")) card.hidePopover();
  });

  // Escape and a press elsewhere close it by themselves; the focus goes back to the word.
  card.addEventListener("toggle", (event) => {
    if (event.newState !== "closed" || !asked) return;
    const term = asked;
    const lost = !document.activeElement || document.activeElement === document.body;
    forget();
    if (lost || card.contains(document.activeElement)) term.focus({ preventScroll: true });
  });
}
