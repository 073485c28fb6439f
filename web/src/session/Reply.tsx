/** The answer's sentence; an address of a printed page in it becomes a link. */
const PRINT = /(\/api\/sessions\/[A-Za-z0-9_-]{1,64}\/print\.pdf)/;

export function Reply({ text }: { text: string }) {
  return (
    <p lang="vi" className="wrap-anywhere">
      {text.split(PRINT).map((part, at) =>
        at % 2 ? (
          <a key={part} href={`/agent${part}`} target="_blank" rel="noopener" className="text-brand underline">print.pdf</a>
        ) : (
          part
        ),
      )}
    </p>
  );
}
