import { type ReactNode, useEffect } from "react";
import { useSay } from "../i18n";

export function Card({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  const say = useSay();
  useEffect(() => {
    document.title = `${title} · ${say("product")}`;
  }, [title, say]);
  return (
    <main id="main" className="mx-auto w-full max-w-md flex-1 px-4 pt-6 pb-12 sm:pt-16">
      <h1 className="text-2xl font-semibold">{title}</h1>
      {about && <p className="mt-1 text-soft">{about}</p>}
      <div className="mt-6 rounded-3xl bg-paper p-6 shadow-card ring-1 ring-line">{children}</div>
    </main>
  );
}
