// Does this computer do the small piece of work that a form asks for? It begins when the form opens, so that it is done
// long before the text is. Without scripts the form works as well; then a person reads the text first.

const EACH_TURN = 500;

function zeroBits(bytes) {
  let bits = 0;
  for (const byte of bytes) {
    if (byte) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}

async function work(challenge, wanted) {
  const encoder = new TextEncoder();
  for (let number = 0; ; number += 1) {
    const text = `${challenge}:${number}`;
    const digest = await crypto.subtle.digest("SHA-256", encoder.encode(text));
    if (zeroBits(new Uint8Array(digest)) >= wanted) return text;
    // The page must stay awake while somebody types.
    if (number % EACH_TURN === EACH_TURN - 1) await new Promise((resume) => setTimeout(resume));
  }
}

for (const field of document.querySelectorAll("input[data-effort]")) {
  // Browsers offer this only where the connection is safe.
  if (!globalThis.crypto?.subtle || !Number(field.dataset.effort)) continue;
  field.value = "";
  const done = work(field.dataset.challenge, Number(field.dataset.effort)).then((text) => {
    field.value = text;
  });
  field.form.addEventListener("submit", (event) => {
    const pressed = event.submitter;
    // Buttons that only turn a page send nothing.
    if (field.value || pressed?.name === "zu") return;
    event.preventDefault();
    done.then(() => field.form.requestSubmit(pressed));
  });
}
