// What does not stand where it belongs in the charts and maps of this page? One sentence for each fault.
// Texts inside their panel and not upon each other; title, key and numbered marks beside the drawing; marks with a size,
// inside the drawing.
() => {
  const problems = [];
  const box = (one) => one.getBoundingClientRect();
  const has = (one) => box(one).width > 0 && box(one).height > 0;
  const inside = (its, frame, slack) =>
    its.left >= frame.left - slack && its.right <= frame.right + slack && its.top >= frame.top - slack && its.bottom <= frame.bottom + slack;
  const upon = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 5;
  const MARKS = ".bars .point path, .scatterlayer .point, .scatterlayer .js-line, .t-area, .t-circle";
  for (const plot of document.querySelectorAll(".q-panel [data-figure], .q-areamap [role=img]")) {
    const panel = plot.closest(".q-panel");
    const say = (words) => problems.push(`${panel.id}: ${words}`);
    const drawing = box(plot);
    const texts = [...plot.querySelectorAll("text")].filter((one) => one.textContent.trim());
    const boxes = texts.map((one) => [one.textContent, box(one)]);
    for (const [text, its] of boxes) if (!inside(its, box(panel), 1)) say(`"${text}" leaves its panel`);
    boxes.forEach(([text, its], at) => {
      for (const [other, one] of boxes.slice(at + 1)) if (upon(its, one)) say(`"${text}" lies upon "${other}"`);
    });
    const title = panel.querySelector("h2");
    if (!has(title) || box(title).bottom > drawing.top) say("the title lies in the drawing");
    for (const key of panel.querySelectorAll(".q-keys li, .q-marks li")) {
      if (!has(key) || !inside(box(key), box(panel), 1)) say(`the key "${key.textContent.trim()}" cannot be seen`);
      else if (upon(box(key), drawing)) say(`the key "${key.textContent.trim()}" lies in the drawing`);
    }
    const marks = [...plot.querySelectorAll(MARKS)];
    if (!marks.some((one) => box(one).width > 1 && box(one).height > 1)) say("nothing is drawn");
    for (const mark of marks) if (has(mark) && !inside(box(mark), drawing, 2)) say("a mark leaves the drawing");
  }
  return problems;
}
