// The patient's address is asked for only where it means something. The server checks it anyway.

const form = document.querySelector("[data-invite]");
const parts = [...form.querySelectorAll("[data-only-role]")];

function update() {
  const role = form.querySelector("input[name=role]:checked")?.value;
  for (const part of parts) part.hidden = part.dataset.onlyRole !== role;
}

form.addEventListener("change", (event) => {
  if (event.target.name === "role") update();
});
update();
