import { useRef, useState } from "react";
import { Choice, Finder, Pills, Text } from "./parts.jsx";

const EMPTY = {
  pupil: "", birthday: "", sex: "", school: "", score: "", route: "", stop: "", clubs: [], guardian: "", phone: "",
  allergy: false, allergyNote: "", boarding: false, wish: "",
};
const SCHOOLS = ["Tiểu học Kim Đồng", "Tiểu học Lê Văn Tám", "Tiểu học Nguyễn Trãi", "Tiểu học Trần Quốc Toản"];
const CLUBS = [["robot", "Robot"], ["choir", "Hợp xướng"], ["chess", "Cờ vua"], ["football", "Bóng đá"]];

function complaints(form) {
  const found = {};
  if (form.phone && !/^0\d{9}$/.test(form.phone)) found.phone = "Số điện thoại gồm 10 chữ số, bắt đầu bằng 0.";
  if (form.score && !(Number(form.score) >= 0 && Number(form.score) <= 10)) found.score = "Điểm trong khoảng từ 0 đến 10.";
  return found;
}

export function Enrolment() {
  const [form, setForm] = useState(EMPTY);
  const [sent, setSent] = useState(null);
  const [asked, setAsked] = useState(false);
  const dialog = useRef(null);
  const wrong = complaints(form);
  const set = (key) => (value) => setForm((before) => ({ ...before, [key]: value }));
  const toggle = (club) =>
    set("clubs")(form.clubs.includes(club) ? form.clubs.filter((c) => c !== club) : [...form.clubs, club]);

  if (sent) {
    return (
      <section role="status">
        <h1>Đã nhận đơn ghi danh</h1>
        <p>Mã đơn: GD-{String(sent.pupil.length).padStart(4, "0")}</p>
        <pre>{JSON.stringify(sent)}</pre>
      </section>
    );
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (form.pupil && form.guardian && Object.keys(wrong).length === 0) dialog.current.showModal();
      }}
    >
      <h1>Ghi danh học sinh lớp 6</h1>
      <h2>Học sinh</h2>
      <Text label="Họ tên học sinh" required value={form.pupil} onChange={set("pupil")} error={asked && !form.pupil ? "Chưa có họ tên học sinh." : ""} />
      <Text label="Ngày sinh của em" type="date" value={form.birthday} onChange={set("birthday")} />
      <Pills label="Giới tính" name="sex" options={[["m", "Nam"], ["f", "Nữ"]]} value={form.sex} onChange={set("sex")} />
      <Finder label="Trường tiểu học" options={SCHOOLS} value={form.school} onChange={set("school")} />
      <Text label="Điểm trung bình lớp 5" type="number" step="0.1" value={form.score} onChange={set("score")} error={wrong.score} />
      <fieldset>
        <legend>Câu lạc bộ muốn tham gia</legend>
        {CLUBS.map(([key, text]) => (
          <label key={key}>
            <input type="checkbox" name="clubs" value={key} checked={form.clubs.includes(key)} onChange={() => toggle(key)} /> {text}
          </label>
        ))}
      </fieldset>
      <h2>Đi lại và sức khỏe</h2>
      <Choice label="Tuyến xe đưa đón" value={form.route} onChange={set("route")} options={[["none", "Tự đi"], ["east", "Tuyến Đông"], ["west", "Tuyến Tây"]]} />
      {["east", "west"].includes(form.route) && <Text label="Điểm đón" value={form.stop} onChange={set("stop")} />}
      <label className="row">
        <span>
          <input type="checkbox" checked={form.allergy} onChange={(event) => set("allergy")(event.target.checked)} /> Em có dị ứng
        </span>
      </label>
      {form.allergy && <Text label="Dị ứng với gì" value={form.allergyNote} onChange={set("allergyNote")} />}
      <label className="row">
        <span>
          <input type="checkbox" role="switch" checked={form.boarding} onChange={(event) => set("boarding")(event.target.checked)} /> Đăng ký bán trú
        </span>
      </label>
      <h2>Phụ huynh</h2>
      <Text label="Họ tên phụ huynh" required value={form.guardian} onChange={set("guardian")} error={asked && !form.guardian ? "Chưa có họ tên phụ huynh." : ""} />
      <Text label="Điện thoại phụ huynh" type="tel" value={form.phone} onChange={set("phone")} error={wrong.phone} />
      <div className="row">
        <label htmlFor="wish">Nguyện vọng</label>
        <textarea id="wish" value={form.wish} onChange={(event) => set("wish")(event.target.value)} />
      </div>
      <button type="button" onClick={() => window.confirm("Bỏ hết những gì đã nhập?") && setForm(EMPTY)}>
        Làm lại từ đầu
      </button>
      <button>Ghi danh</button>
      <dialog ref={dialog} aria-label="Xác nhận ghi danh">
        <p>Gửi đơn ghi danh cho {form.pupil}?</p>
        <button type="button" onClick={() => dialog.current.close()}>
          Để sau
        </button>
        <button
          type="button"
          onClick={() => {
            dialog.current.close();
            setSent(form);
          }}
        >
          Đồng ý gửi
        </button>
      </dialog>
    </form>
  );
}
