// Follows a document's progress over server-sent events and shows it in the element given.

export function watch(element, url, onSettled) {
  const bar = element.querySelector("progress");
  const label = element.querySelector("[data-progress-label]");
  const events = new EventSource(url);

  const show = (event) => {
    const state = JSON.parse(event.data);
    if (bar) bar.value = state.percent;
    if (label && label.textContent !== state.label) label.textContent = state.label;
    return state;
  };
  events.addEventListener("progress", show);
  events.addEventListener("done", (event) => {
    const state = show(event);
    events.close();
    onSettled(state);
  });
  events.addEventListener("limited", () => {
    events.close();
    if (label) label.textContent = "Open in too many tabs. Reload this page to look again.";
  });
}

for (const element of document.querySelectorAll("[data-progress]")) {
  watch(element, element.dataset.progress, () => {
    if ("reload" in element.dataset) window.location.reload();
  });
}
