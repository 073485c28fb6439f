import { createRoot } from "react-dom/client";
import { Enrolment } from "./Enrolment.jsx";

createRoot(document.getElementById("root")).render(<Enrolment />);
