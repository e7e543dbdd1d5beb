// What names and texts may be. The server has the last word, in Models.cs; a page that knows it too can say it before.

/** Letters and digits, spaces, - and _; 1 to 40 characters, and no space at the ends. */
export const isRoomName = (name) => /^[\p{L}\p{N}_-]([\p{L}\p{M}\p{N} _-]{0,38}[\p{L}\p{M}\p{N}_-])?$/u.test(name);

/** What is wrong with a name for a person, or null. */
export function problemOfName(name) {
  if (name === "") {
    return "Type a name first.";
  }
  if (name.length > LONGEST_NAME) {
    return `A name has at most ${LONGEST_NAME} characters.`;
  }
  // Signs that cannot be seen, and emoji, which are two signs to the server.
  return /[\p{C}\u{10000}-\u{10ffff}]/u.test(name) ? "A name has letters, digits and signs, no emoji." : null;
}

export const LONGEST_NAME = 24;
export const LONGEST_TEXT = 2_000;
