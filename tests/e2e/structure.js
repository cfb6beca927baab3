// How is this page built, as a program for accessibility sees it? One text: the same for the same page in another
// language, in other colours, or about another idea; different as soon as an element, a role or a name comes or goes.
() => {
  const order = new Map();
  const numbered = (name) => {
    if (!order.has(name)) order.set(name, order.size);
    return order.get(name);
  };
  const REFERS = new Set(["id", "for", "list", "headers", "form", "name", "aria-labelledby", "aria-describedby", "aria-controls",
    "aria-owns", "aria-details", "aria-activedescendant", "aria-errormessage"]);
  const WORDS = new Set(["aria-label", "title", "alt", "placeholder", "value", "content", "aria-valuetext", "aria-roledescription",
    "lang", "dir", "d", "points", "datetime", "href", "src", "action"]);
  const described = ({ name, value }) => {
    if (REFERS.has(name)) return `${name}=${value.trim().split(/\s+/).map(numbered)}`;
    if (WORDS.has(name)) return `${name}=${value.trim() ? value.startsWith("#") : "empty"}`;
    if (/^(role|type|tabindex|scope|colspan|rowspan|aria-|autocomplete|hidden|disabled|checked|open|required)/.test(name)) return `${name}=${value}`;
    return "";
  };
  const built = [];
  for (const element of document.querySelectorAll("*")) {
    if (["SCRIPT", "STYLE", "META", "LINK"].includes(element.tagName)) continue;
    const words = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    built.push([element.parentElement ? numbered(element.parentElement) : 0, numbered(element), element.tagName, words,
      element.checkVisibility(), ...[...element.attributes].map(described)].join(" "));
  }
  return built.join("\n");
}
