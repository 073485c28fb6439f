/** Parts of the application that are loaded once they are wanted; one that cannot be loaded says so and is tried again. */
import { Component, type ComponentType, lazy, type LazyExoticComponent, type ReactNode, Suspense } from "react";
import { useSay } from "../i18n";
import { Button } from "./Button";
import { Sheet } from "./Sheet";

type Load<P> = () => Promise<{ default: ComponentType<P> }>;
interface Failing {
  onAgain: () => void;
}

/** A whole page. */
export function pagePart<P extends object>(load: Load<P>): ComponentType<P> {
  return partOf(load, <Loading />, ({ onAgain }) => (
    <main id="main" className="grid flex-1 place-content-center p-4"><NotLoaded onAgain={onAgain} /></main>
  ));
}

/** A sheet over the page. */
export function sheetPart<P extends { onClose: () => void }>(load: Load<P>): ComponentType<P> {
  return partOf(load, null, ({ onAgain, onClose }) => <FailedSheet onAgain={onAgain} onClose={onClose} />);
}

/** Something over the page that is not closed but done; leaving it tries it again. */
export function overPart<P extends object>(load: Load<P>): ComponentType<P> {
  return partOf(load, null, ({ onAgain }) => <FailedSheet onAgain={onAgain} onClose={onAgain} />);
}

function partOf<P extends object>(load: Load<P>, waiting: ReactNode, failed: (props: P & Failing) => ReactNode): ComponentType<P> {
  // Of one that failed the failure would be kept.
  let Loaded: LazyExoticComponent<ComponentType<P>> = lazy(load);
  return class Part extends Component<P, { failed: boolean }> {
    override state = { failed: false };

    static getDerivedStateFromError() {
      return { failed: true };
    }

    override render() {
      const onAgain = () => {
        Loaded = lazy(load);
        this.setState({ failed: false });
      };
      if (this.state.failed) return failed({ ...this.props, onAgain });
      return <Suspense fallback={waiting}><Loaded {...this.props} /></Suspense>;
    }
  };
}

function Loading() {
  const say = useSay();
  return <p role="status" className="grid flex-1 place-content-center text-soft">{say("loading")}</p>;
}

function NotLoaded({ onAgain }: Failing) {
  const say = useSay();
  return (
    <div role="alert" className="grid max-w-md justify-items-center gap-4 text-center" data-not-loaded>
      <p>{say("notLoaded")}</p>
      <Button look="primary" onClick={onAgain}>{say("retry")}</Button>
    </div>
  );
}

function FailedSheet({ onAgain, onClose }: Failing & { onClose: () => void }) {
  const say = useSay();
  return <Sheet open onClose={onClose} title={say("notLoadedTitle")}><NotLoaded onAgain={onAgain} /></Sheet>;
}
