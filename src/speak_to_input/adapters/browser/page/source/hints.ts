// What stands behind a field: the unit in which it counts, and words of help.

import { squeeze } from "./dom";
import { FIELDS, ownText } from "./labels";
import { perStructure } from "./structure";
import { fold } from "./words";

/** Units of money, measure and time, alone or "per" something: "triệu đồng", "kg", "%/năm", "tháng". */
const UNIT =
  /^\(?((nghin|ngan|trieu|ty|ti|million|billion|thousand)( (dong|vnd|d))?|dong|vnd|d|₫|\$|usd|€|eur|%|‰|°c|°f|°|do c|mmhg|cc|cm2|cm²|cm3|cm³|mg|kcal|kg|g|gam|gram|tan|ta|yen|lit|l|ml|mm|cm|m|met|km|m2|m²|m3|m³|ha|sao|kw|kwh|w|km|ngay|thang|nam|nguoi|khach|cai|chiec|con|phong|dem|lan|bo|thung|hop|kien|suat|ve|xe|ho|buoi|tiet|trang|ban|tuan|gio|phut|giay|quy|hours?|days?|weeks?|months?|years?|minutes?|guests?|people|persons?|pcs|nights?|rooms?)( ?\/ ?[\p{L}\d²³]+( [\p{L}]+)?)?\)?$/u;
export const HELP = "small,[class*=hint i],[class*=help i],[class*=form-text i],[class*=note i],[class*=muted i],[class*=descri i]";
const NO_HELP = "[role=alert],[role=status],[aria-live],[class*=error i],[class*=invalid i],[class*=feedback i],[class*=count i],[class*=danger i]";
const LONGEST_HELP = 200;

/** What stands between boxes that count in one unit: "60 × 40 × 35 cm". */
const TIMES = /^[×x*]$/iu;

/** The unit that stands right behind a text box, or behind the last of a row of them, "" for none. */
export const unitBehind = perStructure((el: Element): string => {
  if (el.tagName !== "INPUT" || el.matches("[type=radio],[type=checkbox]")) return "";
  let times = false;
  for (let next = el.nextSibling; next; next = next.nextSibling) {
    if (times && next.nodeType === Node.ELEMENT_NODE && (next as Element).tagName === "INPUT") return unitBehind(next as Element);
    if (next.nodeType === Node.ELEMENT_NODE && ((next as Element).matches(`${FIELDS},label,br,button,a`) || (next as Element).querySelector(FIELDS))) return "";
    const text = next.nodeType === Node.ELEMENT_NODE ? ownText(next as Element) : next.nodeType === Node.TEXT_NODE ? next.textContent : "";
    const said = squeeze(text);
    if (next.nodeType === Node.ELEMENT_NODE && namesAField(next as Element)) return "";
    if (TIMES.test(said)) times = true;
    else if (said) return UNIT.test(fold(said)) ? said.replace(/^\(|\)$/g, "") : "";
  }
  return "";
});

/** Whether these words are what another field is called. */
function namesAField(words: Element): boolean {
  return words.id !== "" && words.ownerDocument.querySelector(`[aria-labelledby~="${CSS.escape(words.id)}"]`) !== null;
}

/** Help that stands right behind a field, or behind the box that holds it alone. */
export const helpBehind = perStructure((el: Element): string => {
  let here = el;
  for (let level = 0; level < 3; level++) {
    for (let next = here.nextElementSibling; next; next = next.nextElementSibling) {
      if (next.matches(FIELDS) || next.querySelector(`${FIELDS},label`)) break;
      if (!next.matches(HELP) || next.matches(NO_HELP) || next.querySelector(NO_HELP)) continue;
      const text = squeeze(ownText(next));
      if (text && text.length <= LONGEST_HELP) return text;
    }
    const up = here.parentElement;
    if (!up || up.matches("form,body,fieldset,section,td,dl,ul") || up.querySelectorAll(FIELDS).length > 1) return "";
    here = up;
  }
  return "";
});
