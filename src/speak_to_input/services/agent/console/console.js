// The start page: sends a sentence, shows the turn, the open question and the live page.
const FORMS = {
  loan: ["Đơn vay", ["Vay 500 triệu, Nguyễn Văn An, căn cước 012345678901, mua nhà, kỳ hạn 24 tháng",
    "Số điện thoại không chín một hai ba bốn năm sáu bảy tám", "À không, kỳ hạn 36 tháng"]],
  crm: ["Khách hàng", ["Khách hàng Trần Thị Mai, gọi điện, khiếu nại về thẻ", "Hẹn gọi lại ngày mai"]],
  hr: ["Nhân sự", ["Tôi là Lê Hoàng Nam, xin nghỉ phép từ thứ hai tuần sau đến thứ tư", "Lý do: việc gia đình"]],
  compliance: ["Tuân thủ", ["Báo cáo quý ba năm 2026, rà soát 120 hồ sơ, 3 vi phạm", "Rủi ro tổng thể ở mức trung bình"]],
  operations: ["Giao dịch", ["Kiểm tra giao dịch chuyển khoản 25 triệu của Phạm Minh Đức", "Điểm gian lận 15"]],
};
const COMMON = ["Còn thiếu gì?", "Tiếp tục", "Xóa email", "Gửi đơn"];
const $ = (id) => document.getElementById(id);
const said = [];
let recalled = 0;
let busy = false;
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

async function during(text, work) {
  if (busy) return;
  busy = true;
  document.querySelectorAll("button").forEach((b) => (b.disabled = true));
  const place = make("li");
  if (text) place.append(make("p", { className: "said" }, text));
  $("turns").append(place);
  try {
    place.append(...(await work()));
  } catch (error) {
    place.append(make("div", { className: "answer bad", role: "alert" }, make("p", {}, error.message)));
  } finally {
    busy = false;
    document.querySelectorAll("button").forEach((b) => (b.disabled = false));
    $("turns").scrollTop = $("turns").scrollHeight;
    $("text").focus();
  }
}

function say(text) {
  if (busy || !text.trim()) return;
  said.push(text);
  recalled = said.length;
  $("text").value = "";
  document.querySelectorAll(".choices").forEach((old) => old.remove());
  during(text, async () => {
    const body = { user_message: text, session_id: session, request_id: crypto.randomUUID?.() ?? `${Date.now()}` };
    const turn = await (await call("POST", "api/execute", body)).json();
    if (turn.form) showForm(turn.form);
    return [turnView(turn)];
  });
}

function turnView(turn) {
  const view = make("div", { className: `answer${turn.success ? "" : " bad"}` });
  const rows = turn.actions.filter((a) => a.field || a.heard);
  view.append(make("p", {}, turn.result));
  if (rows.length) {
    const head = make("tr", {}, ...["Ô", "Nghe được", "Giá trị", "Đã kiểm"].map((t) => make("th", { scope: "col" }, t)));
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

function rowView(action, form) {
  const options = form?.fields.find((f) => f.name === action.field)?.options ?? [];
  const value = action.value.split("\n").map((v) => options.find((o) => o.value === v)?.label ?? v).join(", ");
  const marks = { rejected: ["no", action.error ?? "không được"], asked: ["asked", "đang hỏi"], skipped: ["asked", "bỏ qua"] };
  const [kind, text] = marks[action.status] ?? (action.verified ? ["yes", "✓ đúng"] : ["asked", "xong"]);
  return make("tr", {}, make("td", {}, action.label || action.field || action.type), make("td", {}, action.heard),
    make("td", {}, value), make("td", { className: kind }, text));
}

function showForm(form) {
  const labels = form.missing.map((name) => form.fields.find((f) => f.name === name)?.label ?? name);
  const lack = labels.length ? `còn thiếu ${labels.length} ô: ${labels.slice(0, 4).join(", ")}${labels.length > 4 ? "…" : ""}` : "đã đủ ô bắt buộc";
  $("state").textContent = `${form.title} · bước ${form.step}/${form.steps} · ${lack}${form.notice ? ` · ${form.notice}` : ""}`;
  choose(form.type);
  showPicture();
}

async function showPicture() {
  try {
    const picture = await (await call("GET", `api/sessions/${session}/screenshot.png`)).blob();
    URL.revokeObjectURL($("picture").src);
    $("picture").src = URL.createObjectURL(picture);
    $("picture").hidden = $("renew").hidden = $("close").hidden = false;
  } catch (error) {
    $("state").textContent = error.message;
  }
}

function choose(type) {
  for (const button of $("forms").children) button.ariaPressed = String(button.dataset.type === type);
  const sentences = [...(FORMS[type]?.[1] ?? Object.values(FORMS).map(([, some]) => some[0])), ...(type ? COMMON : [])];
  $("examples").replaceChildren(...sentences.map((s) => make("button", { type: "button", onclick: () => say(s) }, s)));
}

function openForm(type) {
  during("", async () => {
    const opened = await (await call("POST", "api/sessions", { session_id: session, form_type: type })).json();
    showForm(opened.form);
    return [];
  });
}

$("forms").append(...Object.entries(FORMS).map(([type, [name]]) => {
  const button = make("button", { type: "button", onclick: () => openForm(type) }, name);
  button.dataset.type = type;
  return button;
}));
$("say").addEventListener("submit", (event) => { event.preventDefault(); say($("text").value); });
$("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); say($("text").value); }
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || (event.target.value && event.target.value !== said[recalled])) return;
  recalled = Math.max(0, Math.min(said.length, recalled + step));
  event.target.value = said[recalled] ?? "";
  event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && event.target !== $("text")) { event.preventDefault(); $("text").focus(); }
});
$("renew").addEventListener("click", showPicture);
$("close").addEventListener("click", () => during("", async () => {
  await call("DELETE", `api/sessions/${session}`);
  newSession();
  $("picture").hidden = $("renew").hidden = $("close").hidden = true;
  $("state").textContent = "Đã đóng phiên. Chọn một biểu mẫu để bắt đầu phiên mới.";
  choose("");
  return [];
}));
choose("");
if (returning) fetch(`api/sessions/${session}/form`).then(async (answer) => answer.ok && showForm(await answer.json()));
