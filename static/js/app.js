// What does every page do beyond its HTML? It moves the focus to where something new needs reading.

function focusErrors(root) {
  root.querySelector?.("[data-errors]")?.focus();
}

// On a new page the `autofocus` of the summary does it; after a swap nobody else would.
document.addEventListener("htmx:afterSettle", (event) => focusErrors(event.detail.elt));

// Browsers ignore `autofocus` where the address names a place of the page, as it does after the skip link and after a
// link of the summary: the page that answers a form begins without it.
document.addEventListener("submit", () => {
  if (location.hash) history.replaceState(history.state, "", location.pathname + location.search);
});

// An answer with an error status still carries words for the reader: show it where the form was.
document.addEventListener("htmx:beforeSwap", (event) => {
  if ([400, 409, 422, 429].includes(event.detail.xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// Lost connection: say it in the place that screen readers listen to.
document.addEventListener("htmx:sendError", () => {
  const template = document.getElementById("offline");
  const place = document.getElementById("meldungen");
  if (template && place) place.replaceChildren(template.content.cloneNode(true));
});

// Printing shows what is folded away on the screen.
const opened = [];
addEventListener("beforeprint", () => {
  document.querySelectorAll("details[data-print]:not([open])").forEach((one) => {
    one.open = true;
    opened.push(one);
  });
});
addEventListener("afterprint", () => opened.splice(0).forEach((one) => (one.open = false)));
document.querySelectorAll("[data-print-page]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});

// What is made once per press (letters with codes): a second click of a double click is none.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-once]")) return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "1";
});
addEventListener("pageshow", () => document.querySelectorAll("[data-sent]").forEach((form) => delete form.dataset.sent));
