/** Money boxes: dots between thousands while typing, and the sum in short words beside it. */
import { grouped, shortMoney } from "./values.js";

/** Makes `input` a money box; gives the function that tidies its text after every change. */
export function moneyBox(input) {
  const words = document.createElement("span");
  words.className = "money-words";
  words.setAttribute("aria-hidden", "true");
  input.closest(".money").after(words);
  return () => {
    const { value } = input;
    // Letters stay, so that the rule can complain about them instead of a digit vanishing unseen.
    if (/^[\d., ]*$/.test(value)) {
      const digitsBefore = value.slice(0, input.selectionStart ?? value.length).replace(/\D/g, "").length;
      const tidy = value.replace(/\D/g, "") && grouped(value.replace(/\D/g, ""));
      if (tidy !== value) {
        input.value = tidy;
        if (document.activeElement === input) placeCaret(input, digitsBefore);
      }
    }
    words.textContent = shortMoney(Number(input.value.replaceAll(".", "")) || 0);
  };
}

function placeCaret(input, digitsBefore) {
  let at = 0;
  for (let seen = 0; seen < digitsBefore && at < input.value.length; at += 1) {
    if (input.value[at] !== ".") seen += 1;
  }
  input.setSelectionRange(at, at);
}
