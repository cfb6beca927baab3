// Puts the code of a link (behind "#", so it was never sent to a server) into its field and out of the address bar.
const field = document.querySelector("[data-from-hash]");
const code = decodeURIComponent(window.location.hash.slice(1));
if (field && /^[0-9A-Za-z-]{6,40}$/.test(code)) {
  field.value = code;
  window.history.replaceState(null, "", window.location.pathname + window.location.search);
}
