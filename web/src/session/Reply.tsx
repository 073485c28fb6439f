/** The answer's sentence; an address of a printed page in it becomes a link, and the list of all that will be sent is folded. */
import { useSay } from "../i18n";

const PRINT = /(\/api\/sessions\/[A-Za-z0-9_-]{1,64}\/print\.pdf)/;
/** What comes before, the whole form read back, and the question that follows, with what is worth a look. */
const READ_BACK = /^(.*?)(em sẽ gửi: .+?\.)\s+((?:Xin lưu ý: .*\s)?[^.?]*xác nhận[^.?]*\?)$/isu;

interface Props {
  text: string;
  /** How many values a form to be sent holds, null where that is not known. */
  count?: number | null;
}

export function Reply({ text, count = null }: Props) {
  const say = useSay();
  const [, before = "", list, question] = READ_BACK.exec(text) ?? [];
  if (!list) return <p lang="vi" className="wrap-anywhere">{linked(text)}</p>;
  // The sheet shows the same line by line, and it is spoken: here it would only push away what was said.
  return (
    <div className="space-y-1.5" data-read-back>
      {!BARE.test(before) && <p lang="vi" className="wrap-anywhere">{linked(before.trim())}</p>}
      <details className="group">
        <summary className="w-fit rounded-md text-soft underline decoration-dotted underline-offset-4 hover:text-brand">{count ? say("readBackShort", { count }) : say("readBackShown")}</summary>
        <p lang="vi" className="mt-1.5 text-sm wrap-anywhere">{list}</p>
      </details>
      <p lang="vi" className="wrap-anywhere">{question}</p>
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
