/** A fault of the application itself: said, with a way on. What was filled is with the services and comes back. */
import { Component, type ReactNode } from "react";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";

export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Told /> : this.props.children;
  }
}

function Told() {
  const say = useSay();
  return (
    <main id="main" className="grid min-h-dvh place-content-center justify-items-center gap-4 p-6 text-center" role="alert" data-broken>
      <h1 className="text-xl font-semibold">{say("brokenTitle")}</h1>
      <p className="max-w-md text-soft">{say("brokenAbout")}</p>
      <Button look="primary" onClick={() => location.reload()}>{say("reload")}</Button>
    </main>
  );
}
