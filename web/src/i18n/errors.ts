/** The services say what went wrong in Vietnamese, with a code; this is the same in English. */

const ENGLISH: Readonly<Record<string, string>> = {
  INVALID_INPUT: "What was sent is not valid.",
  WRONG_CODE: "The code is wrong, was used before or is too old. Get a new one and try again.",
  PAYLOAD_TOO_LARGE: "What was sent is too large.",
  RATE_LIMITED: "Too many requests at once. Please wait a moment.",
  NOT_SIGNED_IN: "Please sign in to go on.",
  WRONG_CREDENTIALS: "The name or the password is wrong.",
  NOT_ALLOWED: "This is not allowed.",
  ORIGIN_NOT_ALLOWED: "This page is not on the list of pages that may be opened. Ask an administrator to allow its address.",
  SESSION_UNKNOWN: "There is no such session.",
  PERSON_UNKNOWN: "There is no such account.",
  FORM_UNKNOWN: "There is no such form.",
  SESSION_LIMIT: "There is no room for a new session now. Please try again later.",
  BROWSER_UNAVAILABLE: "The browser is not ready yet. Please try again in a few seconds.",
  PROVIDER_TIMEOUT: "The service took too long to answer. Please try again.",
  PROVIDER_REFUSED: "The service refused the request.",
  PROVIDER_FAILED: "The service has a problem. Please try again later.",
  NOT_FOUND: "There is no such address.",
  METHOD_NOT_ALLOWED: "This address does not take that kind of request.",
  INTERNAL: "Something went wrong that nobody expected. Please try again in a few minutes.",
};
const OTHER = "That did not work. Please try again.";

/** Of what is wrong with a box, beside it: the rules that the services check. */
const ENGLISH_FIELDS: Readonly<Record<string, string>> = {
  name: "This name is taken, or is none to sign in with: 3 to 64 small letters, digits and . _ @ + -",
  code: "This code is wrong, was used before or is too old. Ask for a new one.",
  password: "This password is too short, too long or too easy to guess.", // pragma: allowlist secret
};
const OTHER_FIELD = "This is missing or not valid.";

export function inEnglish(code: string): string {
  // A socket tells the class of an error, which is called like its code.
  return ENGLISH[code] ?? ENGLISH[code.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase()] ?? OTHER;
}

export function fieldsInEnglish(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, ENGLISH_FIELDS[name] ?? OTHER_FIELD]));
}
