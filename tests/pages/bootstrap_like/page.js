const form = document.getElementById("claim");
const modal = document.getElementById("sure");

function judge(field) {
  const right = field.checkValidity();
  field.classList.toggle("is-invalid", !right);
  return right;
}

function show(open) {
  modal.classList.toggle("show", open);
  modal.setAttribute("aria-hidden", String(!open));
}

// The field exists only while it is needed.
for (const radio of form.elements.cause) {
  radio.addEventListener("change", () => {
    const slot = document.getElementById("theft-slot");
    slot.innerHTML = form.elements.cause.value === "theft"
      ? '<label class="form-label" for="report">Số biên bản mất cắp</label><input class="form-control" id="report" name="report" />'
      : "";
  });
}

// Digits are grouped as they are typed: 1500000 -> 1.500.000
form.elements.loss.addEventListener("input", ({ target }) => {
  target.value = target.value.replace(/\D/g, "").replace(/\B(?=(\d{3})+$)/g, ".");
});

form.addEventListener("focusout", ({ target }) => target.matches(".form-control") && judge(target));

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const wrong = [...form.elements].filter((field) => field.matches("input,select,textarea") && !judge(field));
  if (wrong.length === 0) show(true);
});

modal.addEventListener("click", ({ target }) => target.closest("[data-close]") && show(false));

document.getElementById("really").addEventListener("click", () => {
  show(false);
  const sent = {};
  for (const [name, value] of new FormData(form)) {
    const text = value instanceof File ? value.name : value;
    sent[name] = name in sent ? `${sent[name]},${text}` : text;
  }
  const done = document.getElementById("done");
  done.textContent = `Đã tiếp nhận yêu cầu. Số hồ sơ: BT-${Object.keys(sent).length} ${JSON.stringify(sent)}`;
  done.classList.remove("d-none");
  form.classList.add("d-none");
});

document.getElementById("again").addEventListener("click", () => {
  if (confirm("Xóa toàn bộ nội dung?")) form.reset();
});
