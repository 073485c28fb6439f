/** What a list shows while it is loading, empty, or could not be loaded. */
import type { ReactNode } from "react";
import type { Failure } from "../form/state";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";

interface Props {
  failure: Failure | null;
  loading: boolean;
  empty: string | null;
  onAgain: () => void;
  /** What to do about it that nothing is there. */
  children?: ReactNode;
}

export function State({ failure, loading, empty, onAgain, children }: Props) {
  const say = useSay();
  if (failure) {
    return (
      <div role="alert" className="space-y-3 rounded-2xl bg-bad-tint p-5 text-bad">
        <p>{failure.message}</p>
        <Button onClick={onAgain}>{say("retry")}</Button>
      </div>
    );
  }
  if (loading) return <p role="status" className="p-5 text-soft">{say("loading")}</p>;
  if (!empty) return null;
  return (
    <div className="space-y-3 rounded-2xl border border-dashed border-edge p-8 text-center text-soft">
      <p>{empty}</p>
      {children}
    </div>
  );
}
