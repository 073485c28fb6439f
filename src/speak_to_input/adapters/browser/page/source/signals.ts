// What the script in the page's own world tells the one that reads.

/** A script of the page has set a value, or what the page says of it. */
export const SET = "s2i-set";
