// How does a press on the map become a place? It goes into the next empty field, which then holds a geo URI (RFC 5870)
// before the words. The fields stay the equal way: they take words, and are all there is without this file.

const POINT = /^geo:(-?[\d.]+),(-?[\d.]+) ?/;
const STEP = 0.0005; // degrees, about 50 metres: no house is meant

const kept = (degrees) => (Math.round(degrees / STEP) * STEP).toFixed(4);

export function stick(figure) {
  const form = figure.closest("form");
  const svg = figure.querySelector("svg");
  const needle = figure.querySelector("[data-needle]");
  const which = figure.querySelector("[data-which]");
  const said = figure.querySelector("[data-said]");
  const [west, north, perX, perY] = ["west", "north", "x", "y"].map((name) => Number(figure.dataset[name]));
  const names = which.options ? [...which.options].map((option) => option.value) : [which.value];
  const fields = names.flatMap((name) => [...form.querySelectorAll(`input[name="${CSS.escape(name)}"]`)]);
  const inWords = (text, number) => text.replace("{number}", number);

  function put(field, value) {
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // Whoever marked a point writes the words beside it: a field of its own, and the one that is sent holds both.
  function wordsBeside(field, point, number) {
    const words = field.cloneNode();
    const line = document.createElement("p");
    const name = document.createElement("span");
    const away = document.createElement("button");
    words.id = `${field.id}-words`;
    words.removeAttribute("name");
    words.hidden = false;
    words.value = field.value.replace(POINT, "");
    words.addEventListener("input", () => (field.value = `${point[0].trim()} ${words.value}`.trim()));
    words.addEventListener("change", (event) => event.stopPropagation());
    name.textContent = inWords(figure.dataset.point, number);
    Object.assign(away, { type: "button", className: "q-linkbtn", textContent: figure.dataset.away });
    away.setAttribute("aria-label", `${name.textContent}: ${figure.dataset.away}`);
    away.addEventListener("click", () => {
      put(field, words.value);
      draw();
      said.textContent = figure.dataset.gone;
      field.focus();
    });
    line.className = "q-needles__point";
    line.append(name, away);
    field.after(words, line);
    return words;
  }

  function onMap(point, number, kind) {
    const one = needle.cloneNode(true);
    one.removeAttribute("hidden");
    one.dataset.stuck = number;
    one.firstElementChild.classList.add(`m-pin--${kind}`);
    one.querySelector("text").textContent = number;
    one.setAttribute("transform", `translate(${(point[2] - west) * perX} ${(north - point[1]) * perY}) scale(2)`);
    svg.append(one);
  }

  function draw() {
    let number = 0;
    svg.querySelectorAll("[data-stuck]").forEach((old) => old.remove());
    for (const field of fields) {
      const point = POINT.exec(field.value);
      const label = form.querySelector(`label[for^="${CSS.escape(field.id)}"]`);
      while (field.nextElementSibling) field.nextElementSibling.remove();
      field.hidden = Boolean(point);
      label.htmlFor = field.id;
      if (!point) continue;
      number += 1;
      label.htmlFor = wordsBeside(field, point, number).id;
      onMap(point, number, names.indexOf(field.name));
    }
  }

  svg.addEventListener("click", (event) => {
    const free = fields.find((field) => field.name === which.value && !field.value.trim());
    if (!free) {
      said.textContent = figure.dataset.full;
      return;
    }
    const spot = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    put(free, `geo:${kept(north - spot.y / perY)},${kept(west + spot.x / perX)}`);
    draw();
    const number = fields.filter((field) => POINT.test(field.value)).indexOf(free) + 1;
    said.textContent = inWords(figure.dataset.set, number);
  });
  figure.hidden = false;
  draw();
}
