/** The services' own types under short names; made from their contracts, never written by hand. */
import type { components as Agent } from "./agent";
import type { components as Voice } from "./voice";

type Schemas = Agent["schemas"];
export type Turn = Schemas["Turn"];
export type Form = Schemas["Form"];
export type Field = Schemas["Field"];
export type FormButton = Schemas["Button"];
export type Outcome = Schemas["Outcome"];
export type Pending = Schemas["Pending"];
export type FileKept = Schemas["FileKept"];
export type Draft = Schemas["DraftKept"];
export type LedgerEvent = Schemas["Event"];
export type Aside = Schemas["SavedLine"];
export type Submission = Schemas["StoredSubmission"];
export type Person = Voice["schemas"]["Person"];
export type ErrorBody = Schemas["ErrorBody"];
