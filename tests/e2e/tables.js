// Which cells of tables are so narrow that their words break into letters? Folded ones are unfolded for the look.
() => {
  const folded = [...document.querySelectorAll("details:not([open])")].filter((one) => one.querySelector("table"));
  folded.forEach((one) => (one.open = true));
  const narrow = [...document.querySelectorAll("th, td")].filter((cell) => {
    const words = cell.innerText.split(/\s+/).map((word) => word.length);
    const width = cell.getBoundingClientRect().width;
    return cell.checkVisibility() && width > 1 && width < Math.min(8, Math.max(...words)) * 5;
  });
  const said = narrow.map((cell) => cell.innerText.replace(/\s+/g, " ").trim());
  folded.forEach((one) => (one.open = false));
  return said;
}
