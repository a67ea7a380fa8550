// The list page: drop or choose several files, each with its own progress from upload to summary.

import { watch } from "./progress.js";

const form = document.querySelector("[data-upload]");

if (form) {
  const input = form.querySelector("input[type=file]");
  const list = document.querySelector("[data-uploads]");

  form.querySelector("[data-upload-button]").hidden = true;
  input.addEventListener("change", () => send([...input.files]));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send([...input.files]);
  });
  function send(files) {
    input.value = "";
    files.reduce((before, file) => before.then(() => sendOne(file)), Promise.resolve());
  }

  function addItem(name) {
    const item = document.createElement("li");
    item.className = "card stack-s";
    const title = document.createElement("strong");
    title.textContent = name;
    const bar = document.createElement("progress");
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", `Progress of ${name}`);
    const label = document.createElement("p");
    label.className = "muted small";
    label.setAttribute("role", "status");
    label.dataset.progressLabel = "";
    label.textContent = "Uploading";
    item.append(title, bar, label);
    list.prepend(item);
    document.querySelector("[data-empty]")?.remove();
    return { item, title, bar, label };
  }

  function fail(parts, message, file) {
    parts.bar.remove();
    parts.label.textContent = message;
    parts.item.classList.add("is-failed");
    const again = document.createElement("button");
    again.type = "button";
    again.className = "button button-quiet button-small";
    again.textContent = "Try again";
    again.addEventListener("click", () => {
      parts.item.remove();
      sendOne(file);
    });
    parts.item.append(again);
  }

  function succeed(parts, announced) {
    const link = document.createElement("a");
    link.href = announced.url;
    link.textContent = parts.title.textContent;
    parts.title.replaceChildren(link);
    watch(parts.item, announced.events, (state) => {
      parts.bar.remove();
      parts.label.textContent = state.status === "ready" ? "Ready to read" : state.problem;
      parts.item.classList.add(state.status === "ready" ? "is-ready" : "is-failed");
    });
  }

  function sendOne(file) {
    const parts = addItem(file.name);
    const body = new FormData();
    body.append("files", file);
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.setRequestHeader(
        "X-CSRFToken",
        form.querySelector("[name=csrfmiddlewaretoken]").value,
      );
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) parts.bar.value = (event.loaded / event.total) * 100;
      });
      request.addEventListener("load", () => {
        let reply = {};
        try {
          reply = JSON.parse(request.responseText);
        } catch {
          reply = {};
        }
        if (request.status === 201) succeed(parts, reply.documents[0]);
        else fail(parts, reply.error?.message ?? "The upload did not work. Please try again.", file);
        done();
      });
      request.addEventListener("error", () => {
        fail(parts, "The connection broke. Check it and try again.", file);
        done();
      });
      request.send(body);
    });
  }
}
