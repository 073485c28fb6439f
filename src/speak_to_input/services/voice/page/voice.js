import { showRecordings } from "./recordings.js";
import { microphone, overSocket, overWebRtc } from "./sound.js";

const at = (id) => document.getElementById(id);
const asked = new URLSearchParams(location.search);
const sessionId = asked.get("session_id") ?? (sessionStorage.session ??= crypto.randomUUID());
const STATES = {
  listening: "Đang nghe…", hearing: "Đang nghe anh chị nói…", thinking: "Đang xử lý…", speaking: "Đang trả lời…",
  sleeping: "Đang nghỉ. Gọi “em ơi” để tiếp tục.",
};
let sound = null;
let events = null;
let stream = null;
let ready = false;

function line(role, text, ignored) {
  const item = document.createElement("li");
  item.className = ignored ? `${role} ignored` : role;
  item.textContent = text;
  at("lines").append(item);
  item.scrollIntoView({ block: "nearest" });
}

function showForm(form) {
  if (!form) return;
  at("title").textContent = form.title;
  at("fields").replaceChildren(...form.fields.filter((field) => field.value && field.value !== "false").map((field) => {
    const row = document.createElement("tr");
    const label = Object.assign(document.createElement("th"), { textContent: field.label, scope: "row" });
    const value = Object.assign(document.createElement("td"), { textContent: field.value });
    row.dataset.field = field.name;
    row.append(label, value);
    return row;
  }));
}

const HANDLERS = {
  transcript({ role, text, final, ignored }) {
    if (role === "user" && !final) { at("partial").textContent = text; return; }
    if (role === "user") at("partial").textContent = "";
    line(role, text, ignored);
  },
  provisional({ actions }) {
    at("provisional").textContent = actions.filter((act) => act.label)
      .map((act) => `${act.label}: ${act.value || "…"}`).join(" · ");
  },
  turn({ turn }) { at("provisional").textContent = ""; showForm(turn.form); if (at("record").checked) listRecordings(); },
  state({ state, recording }) {
    at("state").textContent = STATES[state] ?? state;
    document.body.dataset.state = state;
    // Not every state tells it.
    if (recording !== undefined) markRecording(recording);
    // The service knows the session from here on.
    if (!ready) { ready = true; setMode(); setRecording(); }
  },
  // What is over again is said in an answer of its own.
  error({ code, message }) { if (code !== "AGENT_BACK") line("error", message, false); },
};

const tell = (message) => events?.readyState === WebSocket.OPEN && events.send(JSON.stringify(message));

function watch() {
  return new Promise((resolve, reject) => {
    events = new WebSocket(`${location.origin.replace(/^http/, "ws")}/ws?session_id=${sessionId}`);
    events.onopen = resolve;
    events.onclose = () => { reject(new Error("mất kết nối")); lost(); };
    events.onmessage = ({ data }) => { const event = JSON.parse(data); HANDLERS[event.type]?.(event); };
  });
}

async function start() {
  at("talk").disabled = true;
  try {
    stream = await microphone();
    await watch();
    const wanted = asked.get("sound");
    sound = wanted === "socket" ? await overSocket(stream, sessionId)
      : await overWebRtc(stream, sessionId, at("answer")).catch((error) => {
        if (wanted === "webrtc") throw error;
        return overSocket(stream, sessionId);
      });
    document.body.dataset.sound = sound.kind;
    Object.assign(window, { sound });
    at("talk").textContent = "Kết thúc";
    at("mute").hidden = false;
    at("hold").hidden = !at("push").checked;
  } catch (error) {
    letGo();
    at("state").textContent = error.name === "NotAllowedError" ? "Trình duyệt chưa cho phép dùng micro." : `Chưa nối được: ${error.message}`;
  }
  at("talk").disabled = false;
}

function letGo() {
  sound?.close();
  for (const track of stream?.getTracks() ?? []) track.stop();
  if (events) { events.onclose = null; events.close(); }
  sound = events = stream = null;
  ready = false;
}

function stop(told = "Đã kết thúc. Lời thoại được lưu lại.") {
  letGo();
  at("talk").textContent = "Bắt đầu nói";
  at("mute").hidden = at("hold").hidden = true;
  delete document.body.dataset.state;
  markRecording(false);
  at("state").textContent = told;
}

/* The service is gone, or the sign-in is over: nobody listens any more. */
const lost = () => sound && stop("Mất kết nối. Bấm “Bắt đầu nói” để nối lại.");

function setMode() {
  const push = at("push").checked;
  at("hold").hidden = !push || !sound;
  if (ready) tell({ type: "mode", mode: push ? "push" : "open" });
}

const setRecording = () => ready && tell({ type: "record", on: at("record").checked });

function markRecording(on) {
  at("mark").textContent = on ? "● Đang ghi âm" : "";
}

const listRecordings = () => at("recordings").open && showRecordings(at("list"), (told) => { at("kept").textContent = told; });

at("record").addEventListener("change", setRecording);
at("recordings").addEventListener("toggle", listRecordings);
at("talk").addEventListener("click", () => (sound ? stop() : start()));
at("push").addEventListener("change", setMode);
at("hold").addEventListener("pointerdown", () => tell({ type: "talk", on: true }));
for (const name of ["pointerup", "pointercancel", "pointerleave"]) {
  at("hold").addEventListener(name, ({ buttons, type }) => (type !== "pointerleave" || buttons) && tell({ type: "talk", on: false }));
}
at("mute").addEventListener("click", () => {
  const on = at("mute").getAttribute("aria-pressed") !== "true";
  at("mute").setAttribute("aria-pressed", String(on));
  at("mute").textContent = on ? "Bật micro" : "Tắt micro";
  tell({ type: "mute", on });
});
