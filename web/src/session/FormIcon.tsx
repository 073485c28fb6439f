import { ArrowLeftRight, ExternalLink, HandCoins, ShieldCheck, UserRound, UsersRound } from "lucide-react";

const ICONS = { loan: HandCoins, crm: UserRound, hr: UsersRound, compliance: ShieldCheck, operations: ArrowLeftRight } as const;

export function FormIcon({ type, size = 22 }: { type: string; size?: number }) {
  const Icon = ICONS[type as keyof typeof ICONS] ?? ExternalLink;
  return <Icon size={size} aria-hidden strokeWidth={1.8} />;
}
