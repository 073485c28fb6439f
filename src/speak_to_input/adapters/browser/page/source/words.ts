// What labels of buttons and required marks say, in Vietnamese and English; compared without accents.

import type { Role } from "./model";

export function fold(text: string): string {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/\s+/g, " ").trim();
}

export function slug(text: string): string {
  return fold(text).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60);
}

const MARK = /\s*(?:\*|＊|\((?:\*|bắt buộc|required|cần thiết)\)|\bbắt buộc(?: nhập)?$|\brequired$)\s*/giu;

const OPTIONAL = /\s*[([]?\s*(?:không bắt buộc|tùy chọn|tuỳ chọn|nếu có|optional)\s*[)\]]?\s*$/iu;

/** An example or trailing dots inside a label: "Mã đơn hàng, ví dụ: DH-20488". */
const EXAMPLE = /\s*[,;(–-]?\s*(?:ví dụ|vd|e\.g|example|chẳng hạn)(?:\s*[:.]|\s+là)?\s+\S.*$|\s*(?:\.{2,}|…)\s*$/iu;

/** The number of an entry of a paper form: "[05] Mã số thuế", "1. Họ tên", "IV) Cam kết", "a. Số nhà". */
const NUMBERING = /^(?:\[\d{1,3}[a-z]?\]|\(\d{1,2}[a-z]?\)|\d{1,2}(?:\.\d{1,2})*[.)](?=\s)|[IVX]{1,4}[.)](?=\s)|[a-hA-H][.)](?=\s))\s*(?=\S)/u;

export function hasMark(label: string): boolean {
  MARK.lastIndex = 0;
  return MARK.test(label.normalize("NFC").replace(OPTIONAL, ""));
}

export function withoutMarks(label: string): string {
  const bare = label.normalize("NFC").trim().replace(NUMBERING, "").replace(OPTIONAL, "").replace(MARK, " ");
  return (bare.replace(EXAMPLE, "").trim() || bare).replace(/\s+/g, " ").replace(/\s*[:：]\s*$/u, "").trim();
}

/** First match wins, so what is more specific comes first. */
const ROLE_WORDS: [Role, RegExp][] = [
  // What opens a draft or throws it away keeps nothing of what was entered.
  ["other", /^(mo|xem|tai|lay|khoi phuc|tiep tuc|dung|xoa|bo|huy|open|load|resume|restore|use|view|delete|discard)\b.*\b(nhap|draft)\b/],
  ["other", /\botp\b|ma xac (thuc|nhan)|^(tim|tra cuu|search|find)\b|hien mat khau|dang nhap|dang xuat|log ?(in|out)/],
  ["reset", /\b(dat lai|lam lai|nhap lai|lam moi|reset|xoa (het|tat ca|form|don|bieu mau|trang|du lieu)|clear( all| form)?|start over)\b/],
  ["print", /^in( |$)|\bprint\b/],
  ["save", /\b(luu|ghi nhap|save|draft|ban nhap)\b/],
  ["back", /\b(quay lai|tro lai|tro ve|lui lai|quay ve|back|prev(ious)?|(buoc|trang|muc) truoc|ve truoc)\b|^(truoc|lui|<|‹|«|←)( |$)|^← /],
  ["next", /\b(tiep tuc(?! (mua|xem|doc|tham quan|kham pha))|tiep theo|ke tiep|di tiep|next|continue(?! (shopping|browsing|reading))|proceed|(buoc|trang|muc) (sau|ke|toi)|sang buoc)\b|^(tiep(?! tuc)|sau|>|›|»|→)( |$)/],
  ["add-row", /^(\+|them|bo sung|add)( |$)/],
  ["remove-row", /^(xoa|bo|go|go bo|bot|loai bo|remove|delete|×|✕|x|-|−)( |$)/],
  ["cancel", /^(huy|huy bo|thoat|dong(?! y\b)|khong|bo qua|de sau|cancel|close|dismiss|no|skip|exit|×|✕)( |$)|\b(khong gui|de toi)\b/],
  ["submit", /\b(gui|nop|submit|send|hoan tat|hoan thanh|ket thuc|xac nhan|dang ky|dat lich|dat hen|dat cho|dat hang|thanh toan|finish|complete|confirm|apply|register|book|trinh duyet|phe duyet)\b/],
];

export const SEARCHES = /^(tim|tra cuu|search|find)\b/;

/** Whether the label asks to look once more; without its marks "xem lại" is also "xem lãi (suất)". */
function reviews(label: string): boolean {
  const toned = label.normalize("NFC").toLowerCase().trim();
  return /(^|\s)xem lại(\s|$)/u.test(toned) || toned === "xem lai";
}

export function roleOf(label: string, type: string): Role {
  const said = fold(label);
  if (type === "reset") return "reset";
  const spoken = ROLE_WORDS.find(([, words]) => words.test(said))?.[0];
  if ((spoken === undefined || spoken === "submit") && reviews(label)) return "cancel";
  if (spoken) return spoken;
  return type === "submit" || type === "image" ? "submit" : "other";
}

export const ACCEPTS = /^(ok|oke|dong y|co|vang|dung|chap nhan|yes|agree|accept|got it|da hieu|toi hieu|xong)\b/;
export const DISMISSES = /^(huy|khong|dong(?! y\b)|thoat|quay lai|de sau|bo qua|cancel|no|close|back|dismiss|×|✕)/;
export const SUCCESS = /thanh cong|da (gui|nop|nhan|luu|ghi nhan|tiep nhan|dang ky|dat)|hoan tat|cam on|success|thank you|received|submitted/;
export const CHOOSE_PLACEHOLDER = /^(-+ ?)?((bam|nhan|cham|click|kich)( vao)?( day)? de chon|chon|vui long chon|hay chon|moi chon|select|choose|please)\b|^-+$|^\.+$/;
