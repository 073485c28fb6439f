// The start page: sends a sentence, shows the turn, the open question and the live page.
import { takeFiles } from "./giving.js";
import { liveView } from "./live.js";

const FORMS = {
  loan: ["Đơn vay", "đơn vay vốn", ["Vay 500 triệu, Nguyễn Văn An, căn cước 012345678901, mua nhà, kỳ hạn 24 tháng",
    "Số điện thoại không chín một hai ba bốn năm sáu bảy tám", "À không, kỳ hạn 36 tháng", "Xóa số điện thoại"]],
  crm: ["Khách hàng", "cập nhật khách hàng", ["Cập nhật khách hàng Trần Thị Mai, mã khách hàng CUS1023, gọi điện, khiếu nại",
    "Cần theo dõi, ngày theo dõi tiếp là thứ hai tuần sau", "Mức độ hài lòng 4", "Xóa mức độ hài lòng"]],
  hr: ["Nhân sự", "yêu cầu nhân sự", ["Yêu cầu nhân sự, Lê Hoàng Nam nghỉ phép năm từ thứ hai tuần sau đến thứ tư",
    "Mã nhân viên NV0456, phòng công nghệ thông tin", "Lý do: việc gia đình", "Xóa lý do"]],
  compliance: ["Tuân thủ", "báo cáo tuân thủ", ["Báo cáo quý ba năm 2026, rà soát 120 hồ sơ, 3 vi phạm, rủi ro tổng thể trung bình",
    "Cán bộ tuân thủ Vũ Thị Hằng", "Số vi phạm là 5", "Xóa số vi phạm"]],
  operations: ["Giao dịch", "kiểm tra giao dịch", ["Giao dịch số tiền 25 triệu của Phạm Minh Đức, mã giao dịch FT26327891234",
    "Loại giao dịch chuyển tiền đi, kênh internet banking", "Điểm gian lận 15", "Xóa điểm gian lận"]],
};
const COMMON = ["Đọc lại toàn bộ", "Hoàn tác", "Còn thiếu gì?", "Gửi đơn"];
const $ = (id) => document.getElementById(id);
const said = [];
let recalled = 0;
let busy = false;
let current = "";
// A link to a session's live view names it.
const named = new URLSearchParams(location.search).get("session") ?? "";
if (/^[A-Za-z0-9_-]{1,64}$/.test(named)) sessionStorage.setItem("session", named);
let session = sessionStorage.getItem("session");
const returning = Boolean(session);
if (!returning) newSession();

function newSession() {
  session = `web-${Array.from(crypto.getRandomValues(new Uint8Array(8)), (b) => b.toString(16).padStart(2, "0")).join("")}`;
  sessionStorage.setItem("session", session);
}

function make(tag, attributes = {}, ...inside) {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(...inside);
  return element;
}

async function call(method, path, body) {
  let answer;
  try {
    answer = await fetch(path, { method, headers: body ? { "Content-Type": "application/json" } : {}, body: body && JSON.stringify(body) });
  } catch {
    throw new Error("Không kết nối được với dịch vụ. Kiểm tra lệnh “speak-to-input up” còn chạy không.");
  }
  if (answer.ok) return answer;
  const { error, correlation_id } = await answer.json();
  const more = error.hint || error.details?.reason || "";
  throw new Error(`${error.message} ${more ? `(${more}) ` : ""}Mã tra cứu: ${correlation_id}`);
}

// What the page asks may be answered at any time.
const BUTTONS = "button:not(#screen button)";

async function during(text, work) {
  if (busy) return;
  busy = true;
  document.querySelectorAll(BUTTONS).forEach((b) => (b.disabled = true));
  const place = make("li");
  if (text) place.append(make("p", { className: "said" }, text));
  $("turns").append(place);
  try {
    place.append(...(await work()));
  } catch (error) {
    place.append(make("div", { className: "answer bad", role: "alert" }, make("p", {}, error.message)));
  } finally {
    busy = false;
    document.querySelectorAll(BUTTONS).forEach((b) => (b.disabled = false));
    showLast();
    watching.disconnect();
    watching.observe($("turns"));
    watching.observe(place);
    if (!narrow.matches && !$("screen").contains(document.activeElement)) $("text").focus();
  }
}

const narrow = matchMedia("(max-width: 60rem)");
const watching = new ResizeObserver(showLast);

// The whole last exchange; its beginning where it is longer than the place for it.
function showLast() {
  const [turns, last] = [$("turns"), $("turns").lastElementChild];
  if (last) turns.scrollTop = last.offsetHeight > turns.clientHeight ? last.offsetTop - turns.offsetTop : turns.scrollHeight;
}

function say(text) {
  if (busy || !text.trim()) return;
  said.push(text);
  recalled = said.length;
  document.querySelectorAll(".choices").forEach((old) => old.remove());
  during(text, async () => {
    const body = { user_message: text, session_id: session, request_id: crypto.randomUUID?.() ?? `${Date.now()}` };
    const turn = await (await call("POST", "api/execute", body)).json();
    if (turn.form) showForm(turn.form);
    return [turnView(turn)];
  });
}

function turnView(turn) {
  const refused = turn.actions.some((a) => a.status === "rejected");
  const view = make("div", { className: `answer${refused ? " bad" : ""}` }, make("p", {}, ...linked(turn.result)));
  const rows = turn.actions.filter((a) => a.field);
  if (rows.length) {
    const head = make("tr", {}, ...["Ô", "Giá trị", "Đã kiểm"].map((t) => make("th", { scope: "col" }, t)));
    view.append(make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows.map((a) => rowView(a, turn.form)))));
  }
  if (turn.pending) {
    const buttons = turn.pending.options.map((o) => make("button", { type: "button", onclick: () => say(o) }, o));
    if (!turn.result.toLowerCase().includes(turn.pending.question.toLowerCase())) view.append(make("p", { className: "asked" }, turn.pending.question));
    view.append(make("div", { className: "choices" }, ...buttons));
  }
  view.append(make("small", {}, `${turn.timings.total_ms.toFixed(1)} ms`));
  return view;
}

function linked(text) {
  return text.split(/(\/api\/sessions\/[A-Za-z0-9_-]{1,64}\/print\.pdf)/).map((part, i) =>
    i % 2 ? make("a", { href: part.slice(1), target: "_blank", rel: "noopener" }, "print.pdf") : part);
}

function rowView(action, form) {
  const value = shown(action.value, form?.fields.find((f) => f.name === action.field), action.label);
  const marks = { rejected: ["no", action.error ?? "không được"], asked: ["asked", "đang hỏi"], skipped: ["asked", "bỏ qua"] };
  const [kind, text] = marks[action.status] ?? (action.verified ? ["yes", "✓ đúng"] : ["asked", "xong"]);
  const cell = make("td", {}, make("span", { className: value.length > 24 ? "" : "whole" }, value || "(trống)"));
  if (action.heard && action.heard.toLowerCase() !== value.toLowerCase()) cell.append(make("small", {}, `nghe: ${action.heard}`));
  return make("tr", {}, make("td", {}, action.label || action.field), cell, make("td", { className: kind }, text));
}

// A page's own value as people write it.
function shown(value, field, label) {
  const day = (iso) => iso.split("-").reverse().join("/");
  switch (field?.type) {
    case "checkbox": return value === "true" ? "✓" : "✗";
    case "date": case "month": return day(value);
    case "datetime-local": return value.split("T").reverse().map((part, i) => (i ? day(part) : part)).join(" ");
  }
  if (/\(VNĐ\)/i.test(label) && /^\d+$/.test(value)) return value.replace(/\B(?=(\d{3})+$)/g, ".");
  return value.split("\n").map((v) => field?.options?.find((o) => o.value === v)?.label ?? v).join(", ");
}

function showForm(form) {
  describe(form);
  $("close").hidden = false;
  live.open(session);
}

function describe(form) {
  const named = (names) => names.slice(0, 4).map((n) => form.fields.find((f) => f.name === n)?.label ?? n).join(", ") + (names.length > 4 ? "…" : "");
  const lines = [form.title, form.steps > 1 ? `bước ${form.step}/${form.steps}` : ""];
  if (form.missing.length) lines.push(`còn thiếu ${form.missing.length} ô: ${named(form.missing)}`);
  if (form.invalid.length) lines.push(`cần xem lại: ${named(form.invalid)}`);
  $("state").textContent = lines.filter(Boolean).join(" · ");
  // A form that was sent and is gone may be opened anew.
  current = form.fields.some((f) => f.visible) ? form.type : "";
  if (form.type !== described) choose(form.type);
}

const live = liveView($("screen"), {
  form: describe,
  state: (text) => ($("link").textContent = text),
  over: () => forget("Phiên đã kết thúc. Chọn một biểu mẫu để bắt đầu phiên mới."),
});

function forget(why) {
  live.close();
  newSession();
  current = "";
  $("close").hidden = true;
  $("given").textContent = $("link").textContent = "";
  $("state").textContent = why;
  choose("");
}

let described = null;

function choose(type) {
  described = type;
  for (const button of $("forms").children) button.ariaPressed = String(button.dataset.type === type);
  const sentences = [...(FORMS[type]?.[2] ?? Object.values(FORMS).map(([, , some]) => some[0])), ...(type ? COMMON : [])];
  $("examples").replaceChildren(...sentences.map((s) => make("button", { type: "button", title: s, onclick: () => say(s) }, s)));
}

$("forms").append(...Object.entries(FORMS).map(([type, [name, title]]) => {
  const button = make("button", { type: "button", onclick: () => type === current || say(`Mở ${title}`) }, name);
  button.dataset.type = type;
  return button;
}));
function sayTyped(event) {
  event.preventDefault();
  if (busy) return;
  const text = $("text").value;
  $("text").value = "";
  say(text);
}
$("say").addEventListener("submit", sayTyped);
$("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) sayTyped(event);
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || (event.target.value && event.target.value !== said[recalled])) return;
  recalled = Math.max(0, Math.min(said.length, recalled + step));
  event.target.value = said[recalled] ?? "";
  event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  const writing = event.target.matches("textarea,input,select");
  if (event.key === "/" && !writing) { event.preventDefault(); $("text").focus(); }
  if (event.key === "F6") {
    event.preventDefault();
    const page = document.querySelector("#screen:not([hidden]) .hand");
    (page && !$("screen").contains(event.target) ? page : $("text")).focus({ preventScroll: true });
  }
});
$("close").addEventListener("click", () => during("", async () => {
  await call("DELETE", `api/sessions/${session}`);
  forget("Đã đóng phiên. Chọn một biểu mẫu để bắt đầu phiên mới.");
  return [];
}));
takeFiles({ input: $("give"), told: $("given"), zone: document.body, address: () => `api/sessions/${session}/files` });
choose("");
if (returning) fetch(`api/sessions/${session}/form`).then(async (answer) => answer.ok && showForm(await answer.json()));
