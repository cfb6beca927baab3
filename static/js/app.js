// What does every page do beyond its HTML? It moves the focus to an error summary.

function focusErrors(root) {
  root.querySelector("[data-errors]")?.focus();
}

focusErrors(document);
document.addEventListener("htmx:afterSwap", (event) => focusErrors(event.detail.elt));
