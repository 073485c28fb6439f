// What the page's browser opens in windows of its own, which no frame shows: questions, lists, calendars.
const make = (tag, attributes, ...inside) => {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(...inside);
  return element;
};

// A native dialog holds the page up until it is answered.
export function dialogBar(screen, send, keys) {
  return (dialog) => {
    const old = screen.querySelector(".dialog");
    const hadFocus = old?.contains(document.activeElement);
    old?.remove();
    if (hadFocus && !dialog) keys.focus({ preventScroll: true });
    if (!dialog) return;
    const box = dialog.kind === "prompt" ? [make("input", { value: dialog.answer, ariaLabel: dialog.text })] : [];
    const answer = (accept) => send({ type: "answer", accept, text: box[0]?.value ?? "" });
    const [agrees, refuses] = dialog.kind === "beforeunload" ? ["Rời trang", "Ở lại"] : ["Đồng ý", "Hủy"];
    const yes = make("button", { className: "yes" }, agrees);
    const no = dialog.kind === "alert" ? [] : [make("button", { type: "button", onclick: () => answer(false) }, refuses)];
    const bar = make("form", { className: "dialog", ariaLabel: "Trang hỏi" }, make("p", {}, dialog.text), ...box, make("div", { className: "choices" }, yes, ...no));
    bar.role = "alertdialog";
    bar.addEventListener("submit", (event) => (event.preventDefault(), answer(true)));
    bar.addEventListener("keydown", (event) => event.key === "Escape" && answer(false));
    screen.append(bar);
    if (screen.contains(document.activeElement)) (box[0] ?? yes).focus();
  };
}

// The list or calendar of a field, drawn by the reader's own browser where the field is.
export function pickerBox(screen, send, keys, place) {
  let drop = () => undefined;
  return (picker) => {
    drop();
    if (!picker) return;
    const isList = picker.options !== null;
    const control = isList
      ? make("select", { size: Math.min(12, Math.max(2, picker.options.length)) }, ...picker.options.map((o) => make("option", { value: o.value, disabled: !o.enabled, selected: o.value === picker.value }, o.label)))
      : make("input", { type: picker.kind, min: picker.minimum, max: picker.maximum, value: picker.value });
    control.ariaLabel = picker.label;
    const box = make("div", { className: `picker ${isList ? "list" : ""}` }, control);
    let [done, typed] = [false, false];
    const finish = (chosen) => {
      if (done) return;
      done = true;
      if (chosen && control.value !== picker.value) send({ type: "choose", field: picker.field, value: control.value });
      box.remove();
      keys.focus({ preventScroll: true });
    };
    // Removing what has the focus makes it lose it, which is no choice.
    drop = () => {
      done = true;
      box.remove();
    };
    control.addEventListener("keydown", (event) => {
      typed = true;
      if (event.key === "Escape" || event.key === "Enter" || event.key === "Tab") event.preventDefault(), finish(event.key !== "Escape");
      event.stopPropagation();
    });
    control.addEventListener("click", (event) => event.target.tagName === "OPTION" && finish(true));
    // A date that is being typed changes with every digit of its year; it ends with Enter.
    control.addEventListener("change", () => !isList && !typed && finish(true));
    control.addEventListener("blur", () => finish(!isList));
    place(box, picker.rect);
    screen.append(box);
    control.focus({ preventScroll: true });
    try {
      if (!isList) control.showPicker();
    } catch {
      // A browser without that shows the plain box, which takes a typed date.
    }
  };
}
