/** The sign-in is over, the work is not: it stays behind this dialog and goes on afterwards. */
import { Dialog } from "@base-ui/react/dialog";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";
import { useAccount } from "./AccountContext";
import { SignInForm } from "./SignInForm";
import { useAttempt } from "./useAttempt";

export default function SignInAgain() {
  const say = useSay();
  const { person, signOut } = useAccount();
  const leaving = useAttempt();
  return (
    // Nothing can be done before: it closes by signing in or out only.
    <Dialog.Root open>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Popup className="fixed inset-x-0 bottom-0 z-50 mx-auto max-h-[92dvh] w-full overflow-y-auto rounded-t-3xl bg-paper p-6 shadow-card motion-safe:animate-rise sm:bottom-auto sm:top-1/2 sm:max-w-md sm:-translate-y-1/2 sm:rounded-3xl">
          <Dialog.Title className="text-xl font-semibold">{say("overTitle")}</Dialog.Title>
          <Dialog.Description className="mt-1 mb-5 text-sm text-soft">{say("overAbout")}</Dialog.Description>
          <SignInForm name={person?.name ?? ""} />
          {leaving.failure && <p role="alert" className="mt-4 text-bad">{leaving.failure.message}</p>}
          <Button look="quiet" className="mt-3" onClick={() => void leaving.attempt(signOut)}>{say("notMe")}</Button>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
