// How does a figure from the server become a drawing? One element with data-figure per chart; the JSON beside it
// holds a wide and a narrow form, with CSS variables as colours. The table next to it says the same without this script.

const NARROW_BELOW = 500;
const CONFIG = { displayModeBar: false, responsive: false, plotlyServerURL: "", showTips: false, doubleClick: false };

function resolved(value, styles) {
  if (typeof value === "string" && value.startsWith("var(")) {
    return styles.getPropertyValue(value.slice(4, -1)).trim() || "#888";
  }
  if (Array.isArray(value)) return value.map((part) => resolved(part, styles));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, resolved(part, styles)]));
  }
  return value;
}

function withPatterns(trace) {
  const shape = trace.meta?.pattern;
  if (!shape) return trace;
  const pattern = { shape, fillmode: "overlay", fgcolor: "#000", fgopacity: 0.55, size: 6, solidity: 0.25 };
  return { ...trace, marker: { ...trace.marker, pattern } };
}

function draw(element, { print = false } = {}) {
  const source = document.getElementById(element.dataset.figure);
  const width = print ? 600 : element.clientWidth;
  if (!source || !width) return null;
  const both = JSON.parse(source.textContent);
  const chosen = resolved(width < NARROW_BELOW ? both.narrow : both.wide, getComputedStyle(document.documentElement));
  const traces = print ? chosen.data.map(withPatterns) : chosen.data;
  element.dataset.form = width < NARROW_BELOW ? "narrow" : "wide";
  return Plotly.react(element, traces, { ...chosen.layout, width }, CONFIG).then(() => {
    element.dataset.drawn = String(width);
    // Plotly makes its drawing focusable for nothing to do there.
    for (const part of element.querySelectorAll("[tabindex]")) part.removeAttribute("tabindex");
  });
}

function drawAll(options) {
  return Promise.all(Array.from(document.querySelectorAll("[data-figure]"), (element) => draw(element, options)));
}

function whenWidthChanges(element) {
  new ResizeObserver(() => {
    const width = element.clientWidth;
    if (width && Math.abs(width - Number(element.dataset.drawn ?? 0)) > 1 && element.dataset.drawn) draw(element);
  }).observe(element);
}

async function start() {
  // Plotly measures texts as it draws: both weights must be there.
  await Promise.allSettled(["400 15px 'Fira Sans'", "700 15px 'Fira Sans'"].map((font) => document.fonts.load(font)));
  await drawAll();
  document.querySelectorAll("[data-figure]").forEach(whenWidthChanges);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawAll());
  new MutationObserver(() => drawAll()).observe(document.documentElement, { attributeFilter: ["data-kern-theme"] });
  addEventListener("beforeprint", () => drawAll({ print: true }));
  addEventListener("afterprint", () => drawAll());
}

// A filter sentence answers at once; without this script its button does.
for (const form of document.querySelectorAll("form[data-sentence]")) {
  form.addEventListener("change", () => form.requestSubmit());
}

if (document.querySelector("[data-figure]")) start();
