// Fields in a table with a row of column titles: the column names the field, the row tells it from its like.

import { squeeze } from "./dom";
import { FIELDS, ownText } from "./labels";
import { perStructure } from "./structure";

export interface GridPlace {
  /** The column's title. */
  column: string;
  /** The row's own title, or its number where several rows take the same; "" else. */
  row: string;
}

/** Where a field stands in such a table; null for tables that only lay a form out. */
export const gridPlace = perStructure((el: Element): GridPlace | null => {
  const cell = el.closest("td,th");
  const row = cell?.closest("tr");
  const table = cell?.closest("table");
  if (!cell || !row || !table) return null;
  const titles = titleRow(table);
  if (!titles || titles === row) return null;
  const column = squeeze(ownText(cellAt(titles, columnOf(cell)) ?? cell));
  if (!column || cellAt(titles, columnOf(cell)) === null) return null;
  const title = rowTitle(row);
  const entered = [...row.children].filter((other) => other.querySelector(FIELDS)).length;
  // "Mục | Nội dung": a list of single fields, each named by its row
  if (title && entered < 2) return null;
  return { column, row: title || number(table, row, titles) };
});

function titleRow(table: Element): Element | null {
  const first = table.querySelector(":scope > thead > tr:last-child") ?? table.querySelector("tr");
  if (!first || first.querySelector(FIELDS) || first.children.length < 2) return null;
  return [...first.children].filter((cell) => cell.tagName === "TH").length >= 2 ? first : null;
}

function columnOf(cell: Element): number {
  let column = 0;
  for (let before = cell.previousElementSibling; before; before = before.previousElementSibling) column += (before as HTMLTableCellElement).colSpan || 1;
  return column;
}

function cellAt(row: Element, column: number): Element | null {
  let at = 0;
  for (const cell of row.children) {
    at += (cell as HTMLTableCellElement).colSpan || 1;
    if (column < at) return cell;
  }
  return null;
}

/** What the first cell says that does more than count: "1 | Doanh thu dịch vụ | …". */
function rowTitle(row: Element): string {
  for (const cell of row.children) {
    if (cell.querySelector(FIELDS)) return "";
    const text = squeeze(ownText(cell));
    if (/\p{L}{2}/u.test(text)) return text;
  }
  return "";
}

function number(table: Element, row: Element, titles: Element): string {
  const rows: Element[] = [...table.querySelectorAll("tr")].filter((other) => other !== titles && other.querySelector(FIELDS));
  return rows.length > 1 ? String(rows.indexOf(row) + 1) : "";
}
