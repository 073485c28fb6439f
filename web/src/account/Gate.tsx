/** Shows the application to whoever is signed in, else the way in. A sign-in that is over loses nothing. */
import { Fragment, type ReactNode } from "react";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";
import { overPart, pagePart } from "../ui/part";
import { useAccount } from "./AccountContext";
import { ProfileSync } from "./ProfileSync";

const WayIn = pagePart(() => import("./WayIn"));
const SignInAgain = overPart(() => import("./SignInAgain"));

export function Gate({ children }: { children: ReactNode }) {
  const say = useSay();
  const { status, person, look } = useAccount();
  if (status === "local") return children;
  if (status === "asking") return <p role="status" className="grid h-dvh place-content-center text-soft">{say("loading")}</p>;
  if (status === "away") {
    return (
      <main id="main" className="grid h-dvh place-content-center justify-items-center gap-4 p-6 text-center">
        <h1 className="text-xl font-semibold">{say("product")}</h1>
        <p role="alert" className="max-w-md text-bad">{say("away")}</p>
        <Button onClick={look}>{say("retry")}</Button>
      </main>
    );
  }
  if (!person) return <WayIn />;
  return (
    <Fragment key={person.person_id}>
      <ProfileSync />
      {children}
      {status === "over" && <SignInAgain />}
    </Fragment>
  );
}
