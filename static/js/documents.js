// The list page: drop or choose several files, each with its own progress from upload to summary.
// A file that is settled moves into the list below as the server shows it.

import { announce } from "./announce.js";
import { grouped } from "./photos.js";
import { watch } from "./progress.js";
import { say as phrase } from "./words.js";

const form = document.querySelector("[data-upload]");
const section = document.querySelector("[data-documents]");
let sending = 0;

for (const row of section.querySelectorAll("[data-progress]")) follow(row);

if (form) {
  const input = form.querySelector("input[type=file]");

  form.querySelector("[data-upload-button]").hidden = true;
  form.querySelector("[data-together]").hidden = true;
  input.addEventListener("change", () => send([...input.files]));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send([...input.files]);
  });
  window.addEventListener("beforeunload", (event) => {
    if (sending) event.preventDefault();
  });

  async function send(files) {
    input.value = "";
    if (!files.length) return;
    const groups = await grouped(files);
    document.querySelector("[data-empty]")?.remove();
    const items = groups.map((group) => [group, addItem(nameOf(group))]);
    items.reduce((before, each) => before.then(() => sendOne(...each)), Promise.resolve());
  }
}

function nameOf(files) {
  return files.length > 1 ? `${files[0].name} and ${files.length - 1} more` : files[0].name;
}

function addItem(name) {
  const template = document.querySelector("[data-upload-item]");
  const item = template.content.firstElementChild.cloneNode(true);
  item.querySelector("[data-name]").textContent = name;
  item.querySelector("progress").setAttribute("aria-label", phrase("progressOf", { name }));
  document.querySelector("[data-uploads]").append(item);
  return item;
}

function say(item, words) {
  item.querySelector("[data-progress-label]").textContent = words;
}

function fail(item, message, files) {
  const again = item.querySelector("[data-again]");
  say(item, message);
  item.classList.add("is-failed");
  item.querySelector("progress").hidden = true;
  again.hidden = false;
  again.onclick = () => {
    item.classList.remove("is-failed");
    item.querySelector("progress").hidden = false;
    again.hidden = true;
    sendOne(files, item);
  };
}

function sendOne(files, item) {
  const bar = item.querySelector("progress");
  const body = new FormData();
  for (const file of files) body.append("files", file);
  if (files.length > 1) {
    body.append("together", "yes");
    body.append("in_order", "yes");
  }
  if (form.elements.no_model?.checked) body.append("no_model", "yes");
  bar.value = 0;
  say(item, phrase("uploading"));
  sending += 1;
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", token);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = (event.loaded / event.total) * 100;
    });
    request.addEventListener("load", () => {
      const reply = parsed(request.responseText);
      if (request.status === 201) succeed(item, reply.documents[0]);
      else if (reply.again?.length) offer(item, reply.again[0]);
      else fail(item, reply.error?.message ?? phrase("uploadFailed"), files);
    });
    request.addEventListener("error", () => {
      fail(item, phrase("broken"), files);
    });
    request.addEventListener("loadend", () => {
      sending -= 1;
      done();
    });
    request.send(body);
  });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** The same file is here already: lead to it, and let its owner decide. */
function offer(item, here) {
  const keep = item.querySelector("[data-keep]");
  const putBack = item.querySelector("[data-put-back]");
  item.querySelector("progress").hidden = true;
  say(item, here.message);
  if (here.url) linkTo(item, here.url);
  keep.hidden = !here.keep;
  putBack.hidden = !here.restore;
  keep.onclick = async () => {
    keep.disabled = true;
    const reply = await post(here.keep, { name: item.querySelector("[data-name]").textContent });
    keep.disabled = false;
    if (!reply?.documents) {
      say(item, phrase("failed"));
      return;
    }
    keep.hidden = true;
    item.querySelector("progress").hidden = false;
    succeed(item, reply.documents[0]);
  };
  putBack.onclick = async () => {
    putBack.disabled = true;
    if (await post(here.restore, {})) window.location.reload();
    else say(item, phrase("failed"));
    putBack.disabled = false;
  };
}

/** The JSON of a good answer (or an empty object where it is a page), else null. */
async function post(address, values) {
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  try {
    const reply = await fetch(address, {
      method: "POST",
      headers: { Accept: "application/json", "X-CSRFToken": token },
      body: new URLSearchParams(values),
    });
    return reply.ok ? parsed(await reply.text()) : null;
  } catch {
    return null;
  }
}

function linkTo(item, address) {
  const name = item.querySelector("[data-name]");
  const link = document.createElement("a");
  link.href = address;
  link.textContent = name.textContent;
  name.replaceChildren(link);
}

function succeed(item, announced) {
  linkTo(item, announced.url);
  item.querySelector("progress").value = announced.percent;
  say(item, announced.label);
  item.dataset.progress = announced.events;
  follow(item);
}

/** Watch an item or a row, and put the row that the server makes of it in its place. */
function follow(element) {
  watch(element, element.dataset.progress, async (state) => {
    // What an archive brought is in the list that the server makes now.
    if (state.archive && !sending) window.location.reload();
    const fresh = await rowOf(state.id);
    if (!fresh) {
      say(element, state.status === "ready" ? phrase("ready") : state.problem);
      return;
    }
    const wasHere = element.contains(document.activeElement);
    place(fresh, element);
    if (wasHere) fresh.querySelector("a").focus();
    announce(`${fresh.querySelector("a").textContent}: ${state.label}`);
  });
}

async function rowOf(id) {
  try {
    const reply = await fetch(window.location.pathname);
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    return page.getElementById(`document-${id}`);
  } catch {
    return null;
  }
}

/** Where the server has it in the list: before the next older one that this page shows. */
function place(fresh, element) {
  let older = fresh.nextElementSibling;
  while (older && !document.getElementById(older.id)) older = older.nextElementSibling;
  const before = older ? document.getElementById(older.id) : null;
  element.remove();
  section.hidden = false;
  section.querySelector("ul").insertBefore(document.adoptNode(fresh), before);
}
