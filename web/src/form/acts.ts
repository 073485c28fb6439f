/** What controls beside the page do: exactly one thing, in no words that could mean another. */
import type { components } from "../client/agent";
import type { Form } from "../client/types";
import { shown, spokenLabel } from "./values";

type Schemas = components["schemas"];
type Given<T> = Omit<T, "request_id">;
export type Act = Given<Schemas["SetValueRequest"]> | Given<Schemas["AttachFileRequest"]> | Given<Schemas["OpenDraftRequest"]>;

/** The act as a line of the conversation, as the agent keeps it too. */
export function lineOf(act: Act, form: Form | null): string {
  switch (act.act) {
    case "set": {
      const field = form?.fields.find((f) => f.name === act.field);
      const label = spokenLabel(field?.label ?? act.field);
      return act.value ? `${label}: ${shown(act.value, field)}` : `Xóa ${label}`;
    }
    case "attach":
      return `Đính kèm ${act.file}`;
    case "open_draft":
      return "Mở bản nháp";
  }
}
