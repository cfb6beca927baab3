// What can the designer do beyond its buttons? Answers and questions can be dragged to their place with a mouse.
// The buttons "up" and "down" do the same, so nothing is missing without this file.

let dragged = null;

// Answers of a question: the order is a field of the form and is saved with it.
function prepareAnswers(root) {
  for (const list of root.querySelectorAll("[data-sortable]")) {
    for (const row of list.children) {
      const grip = row.querySelector("[data-grip]");
      if (!grip) continue;
      grip.hidden = false;
      grip.draggable = true;
      grip.addEventListener("dragstart", (event) => begin(event, row));
      grip.addEventListener("dragend", () => end(row));
    }
    sortable(list, () => {
      const order = document.getElementById(list.dataset.sortable);
      order.value = [...list.children].map((row) => row.dataset.row).join(",");
      order.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
}
prepareAnswers(document);
document.addEventListener("htmx:oobAfterSwap", (event) => prepareAnswers(event.detail.target));

// After a conflict only a person decides: nothing is saved by itself any more.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (!event.target.matches("[data-saves-itself]")) return;
  if (leaving || document.querySelector("[data-conflict]")) event.preventDefault();
});

// Whoever presses a button sends the form itself: what was about to be saved by itself goes with it.
let leaving = false;
document.addEventListener("submit", () => (leaving = true));
addEventListener("pageshow", () => (leaving = false));

// Questions in the outline, also onto another page: dropping sends a form.
for (const outline of document.querySelectorAll("nav:has(form[data-place])")) {
  const form = outline.querySelector("form[data-place]");
  for (const list of outline.querySelectorAll("[data-page]")) {
    for (const item of list.children) {
      item.draggable = true;
      item.addEventListener("dragstart", (event) => begin(event, item));
      item.addEventListener("dragend", () => end(item));
    }
    sortable(list, (item) => {
      form.action = form.dataset.place.replace("CODE", encodeURIComponent(item.dataset.code));
      form.elements.page.value = list.dataset.page;
      form.elements.before.value = item.nextElementSibling?.dataset.code ?? "";
      form.submit();
    });
  }
}


function begin(event, item) {
  dragged = item;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", "");
  item.classList.add("is-dragged");
}

function end(item) {
  item.classList.remove("is-dragged");
  document.querySelectorAll(".is-target").forEach((one) => one.classList.remove("is-target"));
  dragged = null;
}

function sortable(list, dropped) {
  list.addEventListener("dragover", (event) => {
    if (!accepts(list)) return;
    event.preventDefault();
    list.querySelectorAll(".is-target").forEach((one) => one.classList.remove("is-target"));
    below(list, event.clientY)?.classList.add("is-target");
  });
  list.addEventListener("drop", (event) => {
    if (!accepts(list)) return;
    event.preventDefault();
    const item = dragged;
    list.insertBefore(item, below(list, event.clientY));
    dropped(item);
  });
}

// Answers stay in their question; a question may go to any page.
function accepts(list) {
  return dragged && (dragged.parentElement === list || ("code" in dragged.dataset && "page" in list.dataset));
}

function below(list, height) {
  const middle = (one) => one.getBoundingClientRect().top + one.offsetHeight / 2;
  return [...list.children].find((one) => one !== dragged && middle(one) > height) ?? null;
}
