// A face for a name: its initials on a colour that is the same everywhere.

const HUES = [25, 60, 105, 150, 195, 235, 275, 320, 350];
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Puts a name's initials and colour on an element. */
export function paint(element, name) {
  element.textContent = initials(name);
  element.style.setProperty("--hue", hue(name));
}

/** The colour of a name, in degrees. */
export function hue(name) {
  let hash = 7;
  for (const character of name) {
    hash = (Math.imul(hash, 31) + character.codePointAt(0)) >>> 0;
  }
  return HUES[hash % HUES.length];
}

/** "Ada Lovelace" is AL, "Ada" is A. */
function initials(name) {
  const words = name.split(/[^\p{L}\p{N}\p{Extended_Pictographic}\p{M}\u200d\ufe0f]+/u).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map(first).join("").toUpperCase() || "?";
}

const first = (word) => [...graphemes.segment(word)][0].segment;
