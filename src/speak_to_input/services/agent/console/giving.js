// Files for the form: chosen or dropped here, attached by a sentence ("đính kèm ảnh căn cước").
export function takeFiles({ input, told, zone, address }) {
  const give = async (files) => {
    for (const file of files) {
      const body = new FormData();
      body.append("file", file);
      told.textContent = `Đang nhận ${file.name}…`;
      told.classList.remove("bad");
      try {
        const answer = await fetch(address(), { method: "POST", body });
        const found = await answer.json();
        if (!answer.ok) throw new Error(found.error.hint || found.error.message);
        const names = found.files.map((f) => f.name).join(", ");
        told.textContent = `Đã nhận: ${names}. Nói “đính kèm …” để đưa vào biểu mẫu.`;
      } catch (error) {
        told.textContent = `Chưa nhận được ${file.name}: ${error.message}`;
        told.classList.add("bad");
        return;
      }
    }
  };
  input.addEventListener("change", () => give([...input.files]).finally(() => (input.value = "")));
  zone.addEventListener("dragover", (event) => event.preventDefault());
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    give([...event.dataTransfer.files]);
  });
}
