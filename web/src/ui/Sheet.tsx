/** A dialog that holds the focus: a sheet from below on a phone, a card in the middle elsewhere. */
import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from "react";
import { useSay } from "../i18n";
import { Button } from "./Button";

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  about?: string;
  children: ReactNode;
  footer?: ReactNode;
  onKeyDown?: (event: KeyboardEvent) => void;
  /** Where the caret stands when it opens; else the sheet itself has the focus. */
  caret?: RefObject<HTMLInputElement | null>;
}

export function Sheet({ open, onClose, title, about, children, footer, onKeyDown, caret }: Props) {
  const say = useSay();
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Popup ref={popup} {...(onKeyDown && { onKeyDown })} initialFocus={caret && hasKeyboard() ? caret : popup} className="fixed outline-none inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full flex-col rounded-t-3xl bg-paper shadow-card motion-safe:animate-rise sm:bottom-auto sm:top-1/2 sm:max-w-2xl sm:-translate-y-1/2 sm:rounded-3xl short:overflow-y-auto">
          <header className="flex items-start gap-3 px-5 pt-5 pb-3 sm:px-7">
            <div className="flex-1">
              <Dialog.Title className="text-xl font-semibold">{title}</Dialog.Title>
              {about && <Dialog.Description className="mt-1 text-sm text-soft">{about}</Dialog.Description>}
            </div>
            <Dialog.Close render={<Button look="quiet" round className="-mt-2 -mr-2 size-11" aria-label={say("close")} icon={<X size={20} aria-hidden />} />} />
          </header>
          {/* What scrolls cuts off the rings of its first line where they have no room. In a low window all of it scrolls: between what stands above and below, nothing of it would be seen. */}
          <div className="fades-below -mt-1 min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5 sm:px-7 short:flex-none short:overflow-visible" tabIndex={0} role="region" aria-label={title}>
            {children}
          </div>
          {footer && <footer className="border-t border-line px-5 py-4 sm:px-7">{footer}</footer>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** On a touch screen a caret brings up a keyboard, and in a low window it scrolls: both hide what is to be looked at. */
function hasKeyboard(): boolean {
  return window.matchMedia("(pointer: fine) and (min-height: 34.01rem)").matches;
}
