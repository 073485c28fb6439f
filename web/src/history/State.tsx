/** What a list shows while it is loading, empty, or could not be loaded. */
import type { Failure } from "../form/state";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";

interface Props {
  failure: Failure | null;
  loading: boolean;
  empty: string | null;
  onAgain: () => void;
}

export function State({ failure, loading, empty, onAgain }: Props) {
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
  return empty ? <p className="rounded-2xl border border-dashed border-edge p-8 text-center text-soft">{empty}</p> : null;
}
