/** A searchable combobox with a list box, after the ARIA authoring practices. */
import { folded } from "./values.js";

const LIST_LENGTH = 60;

/** Makes `input` a combobox over `rule.options`; gives the function that settles typed text on an option. */
export function combobox(input, rule) {
  const box = input.closest(".combo");
  const list = box.querySelector("[role=listbox]");
  const opener = box.querySelector("button");
  const always = list.dataset.list === "static";
  list.id = `${input.id}-list`;
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-autocomplete", "list");
  input.autocomplete = "off";
  let active = -1;

  const isOpen = () => !list.hidden;
  const items = () => [...list.children].filter((item) => !item.hidden && item.role === "option");

  function item(option, at) {
    const entry = document.createElement("li");
    entry.role = "option";
    entry.id = `${list.id}-${at}`;
    entry.dataset.value = option.value;
    entry.textContent = option.label;
    entry.setAttribute("aria-selected", "false");
    return entry;
  }

  const matching = (text) => rule.options.filter((option) => folded(option.label).includes(folded(text.trim())));

  function render(text) {
    const found = matching(text).slice(0, LIST_LENGTH);
    if (always) {
      for (const entry of list.children) entry.hidden = !found.some((option) => option.value === entry.dataset.value);
    } else {
      list.replaceChildren(...found.map(item));
      if (!found.length) {
        const none = document.createElement("li");
        none.className = "none";
        none.textContent = rule.free ? "Giữ nguyên tên đã nhập" : "Không tìm thấy";
        list.append(none);
      }
    }
    for (const entry of items()) entry.setAttribute("aria-selected", String(entry.textContent === input.value));
  }

  function open(text) {
    render(text);
    if (list.hidden) {
      list.hidden = false;
      list.scrollIntoView({ block: "nearest" });
    }
    input.setAttribute("aria-expanded", "true");
    move(-1);
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    if (!always) list.replaceChildren();
    active = -1;
  }

  function move(to) {
    const entries = items();
    active = entries.length ? Math.max(-1, Math.min(to, entries.length - 1)) : -1;
    entries.forEach((entry, at) => entry.classList.toggle("active", at === active));
    if (active < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", entries[active].id);
      entries[active].scrollIntoView({ block: "nearest" });
    }
  }

  function choose(entry) {
    input.value = entry.textContent;
    close();
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    close();
  }

  if (always) list.append(...rule.options.map(item));
  input.addEventListener("input", () => {
    if (document.activeElement === input) open(input.value);
  });
  input.addEventListener("click", () => (isOpen() ? undefined : open("")));
  opener.addEventListener("click", () => {
    if (isOpen()) close();
    else open("");
    input.focus();
  });
  opener.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const entry = event.target.closest("[role=option]");
    if (entry) choose(entry);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen()) open("");
      const last = items().length - 1;
      if (event.key === "ArrowDown") move(active >= last ? 0 : active + 1);
      else move(active <= 0 ? last : active - 1);
    } else if (event.key === "Enter" && isOpen()) {
      event.preventDefault();
      if (active >= 0) choose(items()[active]);
      else close();
    } else if (event.key === "Escape" && isOpen()) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  input.addEventListener("blur", close);

  return () => {
    const text = folded(input.value.trim());
    if (!text) return;
    const exact = rule.options.find((option) => folded(option.label) === text || folded(option.value) === text);
    const near = rule.free ? [] : matching(input.value);
    const settled = exact ?? (near.length === 1 ? near[0] : undefined);
    if (settled && input.value !== settled.label) input.value = settled.label;
  };
}
