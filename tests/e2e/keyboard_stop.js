// Where is the focus, and can one see it? Judged at each stop of tests/e2e/keyboard.py.
// The ring may be drawn by the element, by what it lies in (a whole choice around its radio button) or by a layer of it.
() => {
  const here = document.activeElement;
  if (!here || here.matches("html, body, main")) return { name: "", problem: "the focus is nowhere" };
  const words = (here.labels?.[0]?.innerText || here.innerText || here.ariaLabel || here.name || "").trim();
  const name = `${here.tagName.toLowerCase()} “${words.replace(/\s+/g, " ").slice(0, 60)}”`;
  const stops = (window.keyboardStops ??= []);
  const again = stops.includes(here) && stops.at(-1) !== here;
  stops.push(here);
  if (again) return { name, again, problem: "the way runs in a circle" };
  const rgb = (colour) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => {
    const [r, g, b] = rgb(colour).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let one = node; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (rgb(colour)[3] === 255) return colour;
    }
    return "white";
  };
  const rings = [];
  for (let one = here, far = 0; one && far < 4; one = one.parentElement, far++) {
    for (const part of [null, "::after", "::before"]) {
      const style = getComputedStyle(one, part);
      if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) rings.push([one, style.outlineColor]);
    }
  }
  if (!rings.length) return { name, problem: "nothing shows that the focus is here" };
  const contrast = ([one, colour]) => {
    const pair = [light(colour), light(ground(one.parentElement))].sort((a, b) => b - a);
    return (pair[0] + 0.05) / (pair[1] + 0.05);
  };
  if (Math.max(...rings.map(contrast)) < 3) return { name, problem: "the ring hardly differs from its ground" };
  const [seen] = rings[0];
  const box = seen.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 40)];
  if (box.width < 8 || box.height < 8 || x < 0 || y < 0 || x > innerWidth || y > innerHeight)
    return { name, problem: `it lies outside of what one sees (${[x, y, innerWidth, innerHeight].map(Math.round)})` };
  const above = document.elementFromPoint(x, y);
  if (above && !seen.contains(above) && !above.contains(seen)) return { name, problem: "something covers it" };
  return { name, problem: "" };
}
