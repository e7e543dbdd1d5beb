// What names and texts may be. The server has the last word, in Names.cs; a page that knows the same can say it before.
// Names are looked at sign by sign: 𠮷 is one, though a string has two characters for it.

export const LONGEST_TEXT = 2_000;

const LONGEST_NAME = 24;
const LONGEST_ROOM = 40;

// Controls, marks of direction and the like, what Unicode calls default-ignorable, and signs that are drawn as nothing.
const VARIATION = /^[\u180b-\u180d\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u;
const UNSEEN = /^[\p{C}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\u{16fe4}\u{1d159}\u{e0100}-\u{e01ef}]$/u;
const JOINER = /^[\u200c\u200d]$/u;
const WORD = /^[\p{L}\p{M}\p{N}\u200c\u200d]$/u;
const LATIN = /^(?=\p{L})[\u0000-\u024f\u1e00-\u1eff\uff21-\uff5a]$/u;
const GREEK_OR_CYRILLIC = /^(?=\p{L})[\u0370-\u052f\u1c80-\u1c8f\u1f00-\u1fff\ua640-\ua69f]$/u;

/** Whether there is nothing to see in a text. */
export const isBlank = (text) => ![...text].some(isSeen);

/** What is wrong with a name for a person, or null. */
export const problemOfName = (name) => problemOf(name, LONGEST_NAME, "signs that can be seen", () => true);

/** What is wrong with a name for a room, or null. */
export const problemOfRoom = (name) =>
  problemOf(name, LONGEST_ROOM, "letters, digits, spaces, '-' or '_'", (sign) => WORD.test(sign) || " -_".includes(sign));

function problemOf(name, longest, what, isAllowed) {
  if (name === "") {
    return "Type a name first.";
  }
  const signs = [...name.normalize()];
  if (signs.length > longest) {
    return `A name has at most ${longest} characters.`;
  }
  if (!isSeen(signs[0]) || /^\p{M}/u.test(signs[0]) || /\s$/u.test(name)) {
    return "A name begins with something that can be seen, and has no space at either end.";
  }

  let [latin, other] = [false, false]; // of the word so far
  for (const [i, sign] of signs.entries()) {
    const isGood = VARIATION.test(sign) || JOINER.test(sign) ? isInPlace(signs, i) : !UNSEEN.test(sign) && sign !== "\ufffd" && isAllowed(sign);
    if (!isGood) {
      return `A name has ${what}.`;
    }
    const inWord = WORD.test(sign);
    latin = inWord && (latin || LATIN.test(sign));
    other = inWord && (other || GREEK_OR_CYRILLIC.test(sign));
    if (latin && other) {
      return "A word has either Latin letters or Cyrillic or Greek ones, as many of them look the same.";
    }
  }
  return null;
}

// What cannot be seen by itself may stand where it changes what is seen: in Persian, Hindi or Japanese words, and in emoji.
function isInPlace(signs, i) {
  const before = signs[i - 1] ?? " ";
  return VARIATION.test(signs[i])
    ? isSeen(before) && !/^\p{M}/u.test(before) && !LATIN.test(before) && !GREEK_OR_CYRILLIC.test(before)
    : (isSeen(before) || VARIATION.test(before)) && i + 1 < signs.length && isSeen(signs[i + 1]);
}

function isSeen(sign) {
  return !/^\s$/u.test(sign) && !UNSEEN.test(sign);
}
