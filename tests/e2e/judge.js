// Run axe: on how the page is built if asked to, and on these numbers of `window.axePlaces` for contrast and targets.
async ([tags, structure, contrast, targets]) => {
  const found = [];
  const judge = async (where, options) =>
    found.push(...(await axe.run(where, { resultTypes: ["violations"], ...options })).violations);
  const dear = ["color-contrast", "target-size"];
  if (structure) {
    const rules = Object.fromEntries(dear.map((rule) => [rule, { enabled: false }]));
    await judge(document, { runOnly: tags, rules });
  }
  for (const [index, places] of [contrast, targets].entries()) {
    if (!places.length) continue;
    await judge({ include: places.map((number) => window.axePlaces[number]) }, { runOnly: [dear[index]] });
  }
  return found;
}
