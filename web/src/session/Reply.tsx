/** The answer's sentence; an address of a printed page in it becomes a link, and the list of all that will be sent is folded. */
import { readBackIn } from "../form/readback";
import { useSay } from "../i18n";

const PRINT = /(\/api\/sessions\/[A-Za-z0-9_-]{1,64}\/print\.pdf)/;

interface Props {
  text: string;
  /** The question before sending, where that waits; "" for another one or none. */
  question?: string | undefined;
  /** How many values a form to be sent holds, null where that is not known. */
  count?: number | null;
}

export function Reply({ text, question = "", count = null }: Props) {
  const say = useSay();
  const parts = readBackIn(text, question);
  if (!parts) return <p lang="vi" className="wrap-anywhere">{linked(text)}</p>;
  // The sheet shows the same line by line, and it is spoken: here it would only push away what was said.
  return (
    <div className="space-y-1.5" data-read-back>
      {!BARE.test(parts.before) && <p lang="vi" className="wrap-anywhere">{linked(parts.before.trim())}</p>}
      <details className="group">
        <summary className="w-fit rounded-md text-soft underline decoration-dotted underline-offset-4 hover:text-brand">{count ? say("readBackShort", { count }) : say("readBackShown")}</summary>
        <p lang="vi" className="mt-1.5 text-sm wrap-anywhere">{parts.list}</p>
      </details>
      {parts.rest.map((line) => <p key={line} lang="vi" className="wrap-anywhere">{line}</p>)}
    </div>
  );
}

/** Only the politeness that a sentence begins with. */
const BARE = /^\s*(dạ,?)?\s*$/iu;

function linked(text: string) {
  return text.split(PRINT).map((part, at) =>
    at % 2 ? (
      <a key={part} href={`/agent${part}`} target="_blank" rel="noopener" className="text-brand underline">print.pdf</a>
    ) : (
      part
    ),
  );
}
