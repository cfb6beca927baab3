// How does a figure from the server become a chart on the page?
//
// Contract with the dashboards. The template writes
//
//   {{ panel.figure|json_script:"f-gaps" }}
//   {{ panel.figure_narrow|json_script:"f-gaps-narrow" }}                      (may be missing)
//   <figure class="q-plot" role="img" aria-label="..." data-figure="f-gaps" data-figure-narrow="f-gaps-narrow"></figure>
//   <details data-twin="f-gaps" open> <table> ... the same numbers ... </details>
//
// and `{% include "_chart_scripts.html" %}` in the block `scripts`.
// - A figure is Plotly JSON {data, layout} without a template. The narrow one is drawn below 480 px of container width.
// - Colours are strings "var(--q-c-pos2)"; they are replaced wherever they stand, with the value of the day or night palette.
//   Font, transparent ground, locale and fixed axes come from here; a figure's own values win. `layout.height` is the figure's.
// - The table twin is open without JavaScript; it is closed once its figure is drawn.
// - On paper the light palette is used, and bars of one colour get the pattern that their trace names in `meta.pattern`.
// - Drawn again on change of theme, width and after HTMX swaps. No mode bar, no zoom, no links, no outside request.

const NARROW = 480;
const PAPER_WIDTH = 640;
const TOKEN = /var\((--q-[\w-]+)\)/g;
const language = document.documentElement.lang || "de";
const night = matchMedia("(prefers-color-scheme: dark)");
const drawn = new Map();

function registerLocale() {
  if (language.startsWith("en")) return; // Plotly speaks English by itself
  const words = (options, days) =>
    days.map((day) => new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }).format(day));
  const week = [4, 5, 6, 7, 8, 9, 10].map((day) => new Date(Date.UTC(1970, 0, day)));
  const year = [...Array(12).keys()].map((month) => new Date(Date.UTC(1970, month, 1)));
  const part = (type) => new Intl.NumberFormat(language).formatToParts(12345.6).find((one) => one.type === type).value;
  Plotly.register({
    moduleType: "locale",
    name: language,
    dictionary: {},
    format: {
      days: words({ weekday: "long" }, week),
      shortDays: words({ weekday: "short" }, week),
      months: words({ month: "long" }, year),
      shortMonths: words({ month: "short" }, year),
      date: "%d.%m.%Y",
      decimal: part("decimal"),
      thousands: part("group"),
    },
  });
}

// The palette on paper is the one outside of every media query.
function paperPalette() {
  const palette = {};
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!rule.selectorText?.split(",").some((one) => one.trim() === ":root")) continue;
      for (const name of rule.style) if (name.startsWith("--q-")) palette[name] ??= rule.style.getPropertyValue(name).trim();
    }
  }
  return (name) => palette[name] || "#000";
}

function screenPalette(element) {
  const style = getComputedStyle(element);
  return (name) => style.getPropertyValue(name).trim();
}

function coloured(value, palette) {
  if (typeof value === "string") return value.replace(TOKEN, (_, name) => palette(name));
  if (Array.isArray(value)) return value.map((one) => coloured(one, palette));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, coloured(one, palette)]));
  }
  return value;
}

function patterned(trace) {
  if (trace.type !== "bar" || !trace.meta?.pattern || Array.isArray(trace.marker?.color)) return trace;
  const pattern = { shape: trace.meta.pattern, fillmode: "overlay", fgcolor: "#000", fgopacity: 0.55, solidity: 0.25, size: 6 };
  return { ...trace, marker: { ...trace.marker, pattern } };
}

function figureFor(element, width) {
  const narrow = width < NARROW && document.getElementById(element.dataset.figureNarrow);
  return JSON.parse((narrow || document.getElementById(element.dataset.figure)).textContent);
}

function axes(layout) {
  const names = new Set(["xaxis", "yaxis", ...Object.keys(layout).filter((key) => /^[xy]axis\d*$/.test(key))]);
  return Object.fromEntries([...names].map((name) => [name, { fixedrange: true, ...layout[name] }]));
}

function draw(element, { paper = false } = {}) {
  const width = paper ? PAPER_WIDTH : Math.floor(element.getBoundingClientRect().width);
  if (!width) return;
  const palette = paper ? paperPalette() : screenPalette(element);
  const figure = figureFor(element, width);
  const traces = paper ? figure.data.map(patterned) : figure.data;
  const text = getComputedStyle(element);
  const layout = {
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    dragmode: false,
    ...figure.layout,
    ...axes(figure.layout),
    font: { family: text.fontFamily, size: 15, color: "var(--q-ink)", ...figure.layout.font },
    autosize: false,
    width,
  };
  const config = {
    displayModeBar: false,
    displaylogo: false,
    showTips: false,
    doubleClick: false,
    locale: language,
    // A finger that scrolls the page must not be caught by a chart.
    staticPlot: matchMedia("(pointer: coarse)").matches,
  };
  drawn.set(element, width);
  Plotly.react(element, coloured(traces, palette), coloured(layout, palette), config);
  // Nothing in a drawing takes the focus: the table twin is there for that.
  for (const part of element.querySelectorAll("[tabindex]")) part.removeAttribute("tabindex");
}

function start(element) {
  if (drawn.has(element)) return;
  draw(element);
  widths.observe(element);
  document.querySelector(`[data-twin="${element.dataset.figure}"]`)?.removeAttribute("open");
}

function startAll(root) {
  root.querySelectorAll("[data-figure]").forEach(start);
}

function redrawAll(options) {
  for (const element of drawn.keys()) draw(element, options);
}

const widths = new ResizeObserver((entries) => {
  requestAnimationFrame(() => {
    for (const { target } of entries) {
      if (Math.floor(target.getBoundingClientRect().width) !== drawn.get(target)) draw(target);
    }
  });
});

function forgetRemoved() {
  for (const element of drawn.keys()) {
    if (element.isConnected) continue;
    widths.unobserve(element);
    Plotly.purge(element);
    drawn.delete(element);
  }
}

if (window.Plotly && document.querySelector("[data-figure]")) {
  // Plotly measures text while it draws, so the letters must be there.
  await Promise.allSettled(["400", "600"].map((weight) => document.fonts.load(`${weight} 15px "Fira Sans"`)));
  registerLocale();
  startAll(document);
  night.addEventListener("change", () => redrawAll());
  addEventListener("beforeprint", () => redrawAll({ paper: true }));
  addEventListener("afterprint", () => redrawAll());
  document.addEventListener("htmx:afterSwap", () => {
    forgetRemoved();
    startAll(document);
  });
}
