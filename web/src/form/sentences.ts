/** Sentences that buttons and inputs say for the person: hand and voice go the same way. */
export const SAY = {
  undo: "hoàn tác",
  /** "làm lại" alone is doing again only right after something was undone. */
  redo: "làm lại cái vừa bỏ",
  save: "lưu nháp",
  readBack: "đọc lại toàn bộ",
  guide: "hỏi tôi từng mục",
  whatIsMissing: "còn thiếu gì",
  submit: "gửi đơn",
  yes: "xác nhận",
  no: "khoan",
  open: (name: string) => `mở ${name}`,
} as const;

const BUTTONS = Object.values(SAY).filter((said) => typeof said === "string");

/** Words that a button says: they tell nothing of what somebody wanted. */
export function isButton(text: string): boolean {
  return BUTTONS.some((said) => said === text.trim().toLowerCase());
}
