// Follows documents' progress over server-sent events and shows it in the elements given.
//
// A browser keeps six connections to a server for all its tabs together. So a page follows two
// documents at a time, the others take turns with them, and a tab that is not seen follows none.

const AT_ONCE = 2;
const TURN_MILLISECONDS = 8_000;
const PAUSE_MILLISECONDS = 5_000;

const line = [];
const followed = new Set();

/** Show the progress told at `url` in `element`; `onSettled(state)` when nothing more will come. */
export function watch(element, url, onSettled) {
  line.push({ element, url, onSettled });
  next();
}

function next() {
  while (!document.hidden && followed.size < AT_ONCE && line.length) follow(line.shift());
}

function follow(one) {
  const bar = one.element.querySelector("progress");
  const label = one.element.querySelector("[data-progress-label]");
  const events = new EventSource(one.url);

  const show = (event) => {
    const state = JSON.parse(event.data);
    if (bar) bar.value = state.percent;
    if (label && label.textContent !== state.label) label.textContent = state.label;
    return state;
  };
  const turn = window.setInterval(() => {
    if (line.length) one.leave();
  }, TURN_MILLISECONDS);
  const stop = () => {
    window.clearInterval(turn);
    events.close();
    followed.delete(one);
  };
  one.leave = () => {
    stop();
    line.push(one);
    next();
  };
  followed.add(one);
  events.addEventListener("progress", show);
  events.addEventListener("done", (event) => {
    stop();
    one.onSettled(show(event));
    next();
  });
  // A connection that broke comes back by itself; one that was refused does not.
  events.addEventListener("error", () => {
    if (events.readyState !== EventSource.CLOSED) return;
    stop();
    window.setTimeout(() => {
      line.push(one);
      next();
    }, PAUSE_MILLISECONDS);
    next();
  });
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) for (const one of [...followed]) one.leave();
  else next();
});
