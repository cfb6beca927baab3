// How does a press on the map become a point? The list of places stays the equal way.

const figure = document.querySelector("[data-place-map]");
const lat = document.querySelector("input[name=lat]");
const lon = document.querySelector("input[name=lon]");

if (figure && lat && lon) {
  const svg = figure.querySelector("svg");
  const pin = figure.querySelector("[data-pin]");
  const said = figure.querySelector("[data-place-said]");
  const away = figure.querySelector("[data-pin-away]");
  const [west, north, perX, perY] = ["west", "north", "x", "y"].map((name) => Number(figure.dataset[name]));

  function draw() {
    const set = lat.value !== "" && lon.value !== "";
    pin.toggleAttribute("hidden", !set);
    away.hidden = !set;
    if (set) {
      const x = (Number(lon.value) - west) * perX;
      const y = (north - Number(lat.value)) * perY;
      pin.setAttribute("transform", `translate(${x} ${y}) scale(2)`);
    }
  }

  svg.addEventListener("click", (event) => {
    const spot = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    lon.value = (west + spot.x / perX).toFixed(6);
    lat.value = (north - spot.y / perY).toFixed(6);
    said.textContent = said.dataset.set;
    draw();
  });
  away.addEventListener("click", () => {
    lat.value = lon.value = "";
    said.textContent = said.dataset.gone;
    draw();
    svg.scrollIntoView({ block: "nearest" });
  });
  figure.hidden = false;
  draw();
}
