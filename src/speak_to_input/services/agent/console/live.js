// The live page: draws its frames, marks what is being filled, comes back by itself after a break.
import { hands } from "./hands.js";
import { dialogBar, pickerBox } from "./popups.js";

const HEADER = { number: 4, width: 8, height: 10, scale: 12, x: 16, y: 20 };
const MARK_MS = 1600;
const COMPLAINT_MS = 5000;
const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [250, 5000];

// `tell.form(form)` hears of every change, `tell.state(text)` of the connection, `tell.over()` of the session's end.
export function liveView(screen, tell) {
  const [canvas, keys, marks] = [".frame", ".hand", ".marks"].map((part) => screen.querySelector(part));
  const paper = canvas.getContext("2d");
  let [socket, session, seq, form, waiting, wait, complaining] = [null, "", null, null, 0, FIRST_WAIT_MS, 0];
  let view = { width: 1280, height: 900, x: 0, y: 0 };

  const send = (message) => socket?.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message));
  // A spot of the element in CSS pixels of the page.
  const spot = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: ((event.clientX - box.x) / box.width) * view.width, y: ((event.clientY - box.y) / box.height) * view.height };
  };
  const place = (element, rect) => {
    const share = (value, whole) => `${(value / whole) * 100}%`;
    Object.assign(element.style, { left: share(rect.x, view.width), top: share(rect.y, view.height), width: share(rect.width, view.width), height: share(rect.height, view.height) });
  };
  const dialog = dialogBar(screen, send, keys);
  const picker = pickerBox(screen, send, keys, place);
  hands(keys, send, spot);

  function connect() {
    clearTimeout(waiting);
    if (!session || document.hidden || socket) return;
    const here = new URL(`api/sessions/${session}/live${seq === null ? "" : `?since=${seq}`}`, location.href);
    here.protocol = here.protocol.replace("http", "ws");
    const mine = (socket = new WebSocket(here));
    mine.binaryType = "arraybuffer";
    mine.onopen = () => mine === socket && tell.state("");
    mine.onmessage = ({ data }) => mine === socket && (typeof data === "string" ? took(JSON.parse(data)) : draw(data, mine));
    mine.onclose = () => {
      if (mine !== socket) return;
      socket = null;
      if (!session || document.hidden) return;
      tell.state("Mất kết nối với trang, đang nối lại…");
      waiting = setTimeout(connect, wait);
      wait = Math.min(LONGEST_WAIT_MS, wait * 2);
    };
  }

  async function draw(message, from) {
    const data = new DataView(message);
    const frame = data.getUint32(HEADER.number);
    const picture = await createImageBitmap(new Blob([new Uint8Array(message, data.getUint16(2))], { type: "image/jpeg" }));
    if (from !== socket) return;
    view = { width: data.getUint16(HEADER.width), height: data.getUint16(HEADER.height), x: data.getInt32(HEADER.x), y: data.getInt32(HEADER.y) };
    if (canvas.width !== picture.width || canvas.height !== picture.height) [canvas.width, canvas.height] = [picture.width, picture.height];
    paper.drawImage(picture, 0, 0);
    picture.close();
    for (const mark of marks.children) mark.follow();
    screen.hidden = false;
    send({ type: "ack", frame });
  }

  function took(event) {
    if (event.seq) seq = event.seq;
    wait = FIRST_WAIT_MS;
    switch (event.type) {
      case "state":
        show(event.form);
        if ("dialog" in event) dialog(event.dialog);
        break;
      case "form": {
        const changed = new Map(event.fields.map((field) => [field.name, field]));
        const { step, steps, focused, notice, missing, invalid, buttons, dialogs } = event;
        show({ ...form, step, steps, focused, notice, missing, invalid, buttons, dialogs, fields: form.fields.map((field) => changed.get(field.name) ?? field) });
        break;
      }
      case "focus":
        keys.ariaDescription = event.label ? `Đang ở ô ${event.label}` : "";
        break;
      case "highlight":
        mark(event);
        break;
      case "dialog":
        dialog(event.dialog);
        break;
      case "picker":
        picker(event);
        break;
      case "error":
        if (event.error.code === "SESSION_UNKNOWN") over();
        else complain(event.error.message);
        break;
      case "closed":
        over();
    }
  }

  function complain(text) {
    tell.state(text);
    clearTimeout(complaining);
    complaining = setTimeout(() => socket && tell.state(""), COMPLAINT_MS);
  }

  function show(now) {
    form = now;
    tell.form(form);
  }

  // Drawn over the picture, where the field is now: the page may have been scrolled since.
  function mark({ field, label, filling, rect, scroll }) {
    for (const old of marks.children) if (old.dataset.field === field) old.remove();
    if (!rect) return;
    const box = Object.assign(document.createElement("div"), { className: `mark ${filling}`, title: label });
    box.dataset.field = field;
    box.follow = () => place(box, { ...rect, x: rect.x + scroll.x - view.x, y: rect.y + scroll.y - view.y });
    box.follow();
    marks.append(box);
    setTimeout(() => box.remove(), MARK_MS);
  }

  function over() {
    close();
    tell.over();
  }

  function close() {
    const old = socket;
    [socket, session, seq, form] = [null, "", null, null];
    clearTimeout(waiting);
    old?.close();
    dialog(null);
    picker(null);
    screen.hidden = true;
  }

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) return connect();
    const old = socket;
    socket = null;
    old?.close(); // nobody looks: the page need not be drawn
  });

  return {
    open(id) {
      if (id === session) return connect();
      close();
      session = id;
      connect();
    },
    close,
  };
}
