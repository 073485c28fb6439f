/* What the person let us keep: listed, heard and deleted. */

const WHERE = "/api/recordings";
const when = new Intl.DateTimeFormat("vi", { dateStyle: "short", timeStyle: "medium" });

async function answered(path, options) {
  const answer = await fetch(path, options);
  if (!answer.ok) throw new Error(`lỗi ${answer.status}`);
  return answer;
}

/** Reads the list anew into `list`; `told` shows a sentence, "" for none. */
export async function showRecordings(list, told) {
  try {
    const kept = await (await answered(WHERE)).json();
    // What is listed stays as it is: somebody may be listening to it.
    const listed = new Map([...list.children].map((item) => [item.dataset.id, item]));
    const rows = kept.map((recording) => listed.get(recording.recording_id) ?? row(recording, list, told));
    for (const item of listed.values()) if (!rows.includes(item)) item.remove();
    rows.forEach((item, at) => list.children[at] === item || list.insertBefore(item, list.children[at] ?? null));
    told(kept.length ? "" : "Chưa có bản ghi nào.");
  } catch (error) {
    told(`Chưa đọc được các bản ghi: ${error.message}`);
  }
}

function row({ recording_id: id, at, seconds }, list, told) {
  const item = document.createElement("li");
  item.dataset.id = id;
  const name = `${when.format(new Date(at))} · ${Math.round(seconds)} giây`;
  const sound = Object.assign(document.createElement("audio"), { controls: true, preload: "none", src: `${WHERE}/${id}` });
  sound.setAttribute("aria-label", `Nghe bản ghi ${name}`);
  const remove = Object.assign(document.createElement("button"), { type: "button", textContent: "Xóa" });
  remove.setAttribute("aria-label", `Xóa bản ghi ${name}`);
  remove.addEventListener("click", async () => {
    remove.disabled = true;
    try {
      await answered(`${WHERE}/${id}`, { method: "DELETE" });
      await showRecordings(list, told);
    } catch (error) {
      remove.disabled = false;
      told(`Chưa xóa được: ${error.message}`);
    }
  });
  item.append(Object.assign(document.createElement("span"), { textContent: name }), sound, remove);
  return item;
}
