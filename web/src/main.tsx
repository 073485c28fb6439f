import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { keepFiles } from "./app/keeping";
import "./main.css";

const place = document.getElementById("app");
if (place) createRoot(place).render(<App />);
if (import.meta.env.PROD) window.addEventListener("load", () => void keepFiles());
