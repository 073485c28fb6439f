/** A code to hand over. It is shown here once and nowhere else. */
import { useState } from "react";
import { useLanguage, useSay } from "../i18n";
import { Button } from "../ui/Button";
import { Sheet } from "../ui/Sheet";
import type { Code } from "./people";

export function CodeSheet({ code, onClose }: { code: Code; onClose: () => void }) {
  const say = useSay();
  const language = useLanguage();
  const [copied, setCopied] = useState<"copy" | "copied" | "copyFailed">("copy");
  const until = code.until ? new Date(code.until).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" }) : "";
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code.code ?? "");
      setCopied("copied");
    } catch {
      setCopied("copyFailed"); // not allowed here, or not a safe address
    }
  };
  return (
    <Sheet open onClose={onClose} title={say("codeTitle", { name: code.name })} about={code.code ? say("codeAbout", { until }) : say("codeMailed")}>
      {code.code && (
        <div className="flex flex-wrap items-center gap-4 py-3">
          <output data-code className="rounded-xl bg-wash px-5 py-3 font-mono text-2xl font-semibold tracking-widest">{code.code}</output>
          <Button onClick={() => void copy()}>{say(copied)}</Button>
        </div>
      )}
    </Sheet>
  );
}
