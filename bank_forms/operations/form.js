import { startForm } from "../shared/js/bank_form.js";
import rules from "./rules.json" with { type: "json" };

startForm(rules);
