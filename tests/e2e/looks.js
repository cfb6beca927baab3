// What on this page decides about contrast and about the size of targets? Two lists of [short description, element]; the
// elements wait in `window.axePlaces`, their numbers are returned.
// Colours: each text and field with the colours of what lies behind it. Targets: each control under 24 px, with where it lies.
() => {
  const colours = new Map();
  const targets = new Map();
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
    node.data.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
  const places = [...document.querySelectorAll("input, select, textarea")];
  while (words.nextNode()) places.push(words.currentNode.parentElement);
  for (const place of new Set(places)) {
    if (!place.checkVisibility()) continue;
    const { color, fontSize, fontWeight } = getComputedStyle(place);
    const look = [color, fontSize, fontWeight, place.matches(":disabled, [aria-disabled=true]")];
    for (let behind = place; behind; behind = behind.parentElement) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(behind);
      look.push(backgroundColor, backgroundImage, opacity);
    }
    colours.set(look.filter((one) => !["rgba(0, 0, 0, 0)", "none", "1", false].includes(one)).join(" "), place);
  }
  for (const control of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex], [role]")) {
    const box = control.getBoundingClientRect();
    if (!control.checkVisibility() || (box.width >= 24 && box.height >= 24)) continue;
    const chain = [control, control.parentElement, control.parentElement?.parentElement].filter(Boolean);
    targets.set(chain.map((one) => `${one.tagName}.${one.className}`).join(" < "), control);
  }
  window.axePlaces = [...colours.values(), ...targets.values()];
  return [[...colours.keys()], [...targets.keys()]];
}
