// Several photos chosen at once: asks whether they are pages of one document, and in which order.

import { say } from "./words.js";

const section = document.querySelector("[data-photos]");
const PICTURE = /\.(jpe?g|png|heic|heif|tiff?|webp|bmp)$/i;

export const isPicture = (file) => file.type.startsWith("image/") || PICTURE.test(file.name);

/** Resolves to groups of files, each a document of its own. Asks only where there is a choice. */
export function grouped(files) {
  const photos = files.filter(isPicture);
  const others = files.filter((file) => !isPicture(file)).map((file) => [file]);
  if (photos.length < 2 || !section) return Promise.resolve(files.map((file) => [file]));
  photos.sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
  return ask(photos).then((together) => [
    ...(together ? [photos] : photos.map((file) => [file])),
    ...others,
  ]);
}

function ask(photos) {
  const title = section.querySelector("h2");
  title.textContent = say("photos", { count: photos.length });
  section.hidden = false;
  draw(photos);
  title.focus();
  return new Promise((answer) => {
    const end = (together) => {
      section.hidden = true;
      answer(together);
    };
    section.querySelector("[data-photos-one]").onclick = () => end(true);
    section.querySelector("[data-photos-each]").onclick = () => end(false);
  });
}

function draw(photos, moved = null, way = "") {
  const list = section.querySelector("[data-photo-list]");
  const rows = photos.map((photo, place) => {
    const template = document.querySelector("[data-photo]");
    const row = template.content.firstElementChild.cloneNode(true);
    const [shown, ...spoken] = row.querySelectorAll("[data-photo-name]");
    shown.textContent = `${place + 1}. ${photo.name}`;
    for (const each of spoken) each.textContent = `: ${photo.name}`;
    const move = (selector, to) => {
      const button = row.querySelector(selector);
      button.disabled = to < 0 || to >= photos.length;
      button.onclick = () => {
        photos.splice(to, 0, ...photos.splice(place, 1));
        draw(photos, photo, selector);
      };
    };
    move("[data-earlier]", place - 1);
    move("[data-later]", place + 1);
    return row;
  });
  list.replaceChildren(...rows);
  if (!moved) return;
  const row = rows[photos.indexOf(moved)];
  const button = row.querySelector(way);
  (button.disabled ? row.querySelector("button:not([disabled])") : button).focus();
}
