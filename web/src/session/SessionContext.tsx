/** The session outlives the page that shows it: a look at the history does not end the talk. */
import { createContext, type ReactNode, useContext } from "react";
import { type Session, useSession } from "./useSession";

const Context = createContext<Session | null>(null);

export function SessionProvider({ children }: { children: ReactNode }) {
  return <Context value={useSession()}>{children}</Context>;
}

export function useCurrentSession(): Session {
  const session = useContext(Context);
  if (!session) throw new Error("outside of SessionProvider");
  return session;
}
