// What the scripts say, in the reader's language: the page brings the words.

const words = document.getElementById("script-words")?.dataset ?? {};

// The words under a name, with each {gap} filled.
export function say(name, gaps = {}) {
  return Object.entries(gaps).reduce(
    (text, [gap, value]) => text.replace(`{${gap}}`, () => value),
    words[`say${name[0].toUpperCase()}${name.slice(1)}`] ?? "",
  );
}
