// Follows documents' progress over server-sent events and shows it in the elements given.
//
// A browser keeps six connections to a server for all its tabs together. So a page follows two
// documents at a time, the others take turns with them, and a tab that is not seen follows none.
// The server frees the place of a stream that was left only when it next writes to it: turns are
// longer than that, and after a refusal nothing is opened for a while that grows with each.

const AT_ONCE = 2;
const TURN_MILLISECONDS = 35_000;
const PAUSE_MILLISECONDS = 20_000;
const LONGEST_PAUSE_MILLISECONDS = 120_000;

const line = [];
const followed = new Set();
let pause = PAUSE_MILLISECONDS;
let paused = false;

/** Show the progress told at `url` in `element`; `onSettled(state)` when nothing more will come. */
export function watch(element, url, onSettled) {
  line.push({ element, url, onSettled });
  next();
}

function next() {
  while (!document.hidden && !paused && followed.size < AT_ONCE && line.length) follow(line.shift());
}

function follow(one) {
  const bar = one.element.querySelector("progress");
  const label = one.element.querySelector("[data-progress-label]");
  const events = new EventSource(one.url);

  const show = (event) => {
    pause = PAUSE_MILLISECONDS;
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
    line.push(one);
    if (paused) return;
    paused = true;
    window.setTimeout(() => {
      paused = false;
      next();
    }, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS);
  });
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) for (const one of [...followed]) one.leave();
  else next();
});
