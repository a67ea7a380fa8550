// A question's box: Enter sends, Shift+Enter makes a new line, and it grows with its text.

for (const box of document.querySelectorAll("[data-composer]")) {
  const grow = () => {
    box.rows = Math.min(6, box.value.split("\n").length);
  };
  box.dataset.ready = "";
  box.addEventListener("input", grow);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    box.form.requestSubmit();
  });
}
