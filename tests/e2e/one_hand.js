/** What a finger cannot work on the screen as it is now, in words; `large` is the least size of a target in px. */
(large) => {
  const told = [];
  const name = (part) =>
    (part.getAttribute("aria-label") ?? part.textContent ?? "").trim().slice(0, 40) || part.outerHTML.slice(0, 80);
  // What a sheet lies over is not there for the finger.
  const root = document.querySelector("[role=dialog], [role=alertdialog]") ?? document.body;
  const shown = (part) => part.checkVisibility({ visibilityProperty: true }) && !part.closest(".sr-only");
  const paneOf = (part) => {
    for (let up = part.parentElement; up; up = up.parentElement)
      if (/auto|scroll/.test(getComputedStyle(up).overflow)) return up;
    return null;
  };
  const screen = { top: 0, left: 0, right: innerWidth, bottom: innerHeight };

  function reach(part) {
    // A box is worked by its label too.
    const target = (part.matches("[type=checkbox], [type=radio]") && part.closest("label")) || part;
    const box = target.getBoundingClientRect();
    if (Math.min(box.width, box.height) < large - 0.5) told.push(`small: ${name(part)}, ${box.width} x ${box.height}`);
    const pane = paneOf(target);
    const place = pane?.getBoundingClientRect() ?? screen;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    if (x <= place.left || x >= place.right || y <= place.top || y >= place.bottom) {
      // In a part that scrolls it comes into sight.
      if (!pane) told.push(`off the screen: ${name(part)}`);
      return;
    }
    const top = document.elementFromPoint(x, y);
    if (!target.contains(top) && !top?.contains(target)) told.push(`under another part: ${name(part)}`);
  }

  const controls = "button, a[href], input:not([type=file]), select, textarea, [role=tab], summary";
  for (const part of root.querySelectorAll(controls))
    if (!part.disabled && shown(part) && !part.matches("[data-live] textarea")) reach(part);

  for (const part of root.querySelectorAll("h1, h2, h3, p, dd, li span")) {
    const { overflow, display } = getComputedStyle(part);
    const runsOut = part.clientWidth && part.scrollWidth > part.clientWidth + 1 && display !== "inline";
    if (!shown(part) || !runsOut) continue;
    if (overflow === "visible") told.push(`runs out of its place: ${name(part)}`);
    else if (part.matches("h1, h2, h3")) told.push(`cut off: ${name(part)}`);
  }
  if (document.documentElement.scrollWidth > innerWidth) told.push("the page scrolls sideways");
  return told;
}
