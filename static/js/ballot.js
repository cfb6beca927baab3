// What can a ballot do beyond its HTML? Add up while somebody chooses, say what no longer fits, order with buttons.
// The server decides all of this again; without this file the next page adds up.

const form = document.querySelector("[data-ballot]");
const purse = form?.querySelector("[data-purse]");

function formatted(amount) {
  if (purse.dataset.purse !== "money") return new Intl.NumberFormat(document.documentElement.lang).format(amount);
  const digits = amount % 100 ? 2 : 0;
  const euros = { style: "currency", currency: "EUR", minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(document.documentElement.lang, euros).format(amount / 100);
}

const boxes = () => [...form.querySelectorAll("input[type=checkbox][data-cost]")];
const numbers = () => [...form.querySelectorAll("[data-points]")];
const given = (input) => (/^\d{1,5}$/.test(input.value.trim()) ? Number(input.value) : 0);

// What is chosen, as [title, amount]: the amount is money, a tick or points.
function chosen() {
  const ticked = boxes().filter((box) => box.checked).map((box) => [box.dataset.title, Number(box.dataset.cost)]);
  return [...ticked, ...numbers().map((input) => [input.dataset.title, given(input)]).filter(([, amount]) => amount)];
}

function show() {
  const all = chosen();
  const most = Number(purse.dataset.most);
  const left = most - all.reduce((sum, [, amount]) => sum + amount, 0);
  purse.querySelector("[data-left]").textContent = formatted(Math.abs(left));
  purse.querySelector("[data-lead-left]").hidden = left < 0;
  purse.querySelector("[data-lead-over]").hidden = left >= 0;
  purse.querySelector("[data-bar]").setAttribute("width", String(Math.max(0, (100 * left) / most)));
  purse.querySelector("[data-list]").replaceChildren(...all.map(line));
  if ("strict" in purse.dataset) boxes().forEach((box) => offer(box, left));
}

function line([title, amount]) {
  const row = document.createElement("li");
  const [words, number] = [document.createElement("span"), document.createElement("span")];
  words.textContent = title;
  number.textContent = purse.dataset.purse === "ticks" ? "" : formatted(amount);
  number.className = "q-num";
  row.append(words, number);
  return row;
}

// What no longer fits cannot be chosen, and says why. The one that has the focus keeps it.
function offer(box, left) {
  const fits = box.checked || Number(box.dataset.cost) <= left;
  const why = box.closest(".q-project__foot").querySelector("[data-too-much]");
  box.disabled = !fits;
  why.hidden = fits;
  fits ? box.removeAttribute("aria-describedby") : box.setAttribute("aria-describedby", why.id);
}

function step(button) {
  const input = button.parentElement.querySelector("[data-points]");
  const wanted = Math.max(0, given(input) + Number(button.dataset.step));
  input.value = wanted ? String(wanted) : "";
  show();
}

if (purse) {
  purse.querySelector("[data-without-script]").hidden = true;
  form.querySelectorAll("[data-step]").forEach((button) => (button.hidden = false));
  form.addEventListener("input", show);
  form.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-step]");
    if (button) step(button);
  });
  addEventListener("pageshow", show); // "back" fills the form in after this file has run
  show();
}

for (const list of form?.querySelectorAll("[data-ranking]") ?? []) (await import("./survey/ranking.js")).rank(list);
